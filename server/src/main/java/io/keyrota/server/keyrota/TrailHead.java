package io.keyrota.server.keyrota;

import io.keyrota.server.audit.SignedHead;
import java.time.Instant;
import java.util.Optional;

/**
 * The last signed head of the audit trail, kept in the store, away from the trail's own files.
 *
 * @param signed absent until the first signing
 * @param next when the head is to be signed again
 */
public record TrailHead(Optional<SignedHead> signed, Instant next) {}
