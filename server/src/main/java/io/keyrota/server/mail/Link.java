package io.keyrota.server.mail;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Instant;

/**
 * A link that was mailed and not followed yet.
 *
 * @param id SHA-256 of its token, in hexadecimal: who reads the row cannot follow the link
 * @param principal the service that asked
 */
record Link(
    String id, AccountId account, Region region, String principal, String subject, Instant until) {}
