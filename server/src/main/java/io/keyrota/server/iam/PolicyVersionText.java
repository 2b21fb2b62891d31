package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;

/** The text of one version of a customer's managed policy; it never changes. */
record PolicyVersionText(AccountId account, String policyId, int number, String document) {}
