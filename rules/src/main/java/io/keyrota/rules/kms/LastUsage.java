package io.keyrota.rules.kms;

import java.time.Instant;

/**
 * The last successful cryptographic operation with a key.
 *
 * @param eventId of the audit entry that tells of it
 * @param requestId of the request
 */
public record LastUsage(UsageOperation operation, Instant at, String eventId, String requestId) {}
