package io.keyrota.server.acm;

import java.time.Instant;

/**
 * A request that may be made again.
 *
 * @param token the caller's
 * @param asked what was asked for
 * @param certificateId what came of it
 * @param until when the token is forgotten
 */
record RequestToken(String token, String asked, String certificateId, Instant until) {}
