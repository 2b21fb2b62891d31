package io.keyrota.server.store;

import java.time.Instant;

/** A row whose due time has come. */
public record Due(Identity identity, long revision, Instant at) {}
