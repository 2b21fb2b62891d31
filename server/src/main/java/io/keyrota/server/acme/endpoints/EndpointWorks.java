package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.PublicSuffixes;

/** What the operations on ACME endpoints work with, wired once. */
public record EndpointWorks(
    AcmQuotas quotas, PublicSuffixes suffixes, RoleTrust trust, AcmeUrls urls) {}
