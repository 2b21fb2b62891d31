package io.keyrota.server.acm;

import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.rules.acm.ValidityPolicy;

/** By which rules the installation issues. */
public record IssuancePolicy(ValidityPolicy validity, CaaPolicy caa, PublicSuffixes suffixes) {}
