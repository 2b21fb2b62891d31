package io.keyrota.server.kms;

import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.aws.PolicyPrincipals;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.usage.KmsKeyUsage;

/** What the operations on keys work with, wired once. */
record KeyWorks(
    KeyAlgorithms algorithms,
    Materials materials,
    KmsQuotas quotas,
    KeyEvents events,
    KmsKeyUsage usage,
    PolicyPrincipals principals) {}
