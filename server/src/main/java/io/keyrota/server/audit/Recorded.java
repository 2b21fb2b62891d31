package io.keyrota.server.audit;

/**
 * An entry that the trail holds durably.
 *
 * @param seq its position in the trail, from 1, without gaps
 */
public record Recorded(long seq, AuditEntry entry) {}
