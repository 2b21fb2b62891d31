package io.keyrota.server.audit;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a search found, newest first.
 *
 * @param marker for {@link Query#withBefore}; empty when nothing older can match
 */
public record Page(List<Recorded> entries, OptionalLong marker) {}
