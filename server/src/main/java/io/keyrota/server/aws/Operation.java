package io.keyrota.server.aws;

import io.keyrota.server.store.Snapshot;

/**
 * One operation of an API: it looks at what is there, names the permissions it needs, and decides
 * once they are granted. It may throw {@link io.keyrota.rules.aws.Refusal} in both steps; a refusal
 * that would tell a stranger what exists belongs into the decision.
 */
@FunctionalInterface
public interface Operation<I extends Record, O extends Record> {
  Prepared<O> prepare(Request request, I input, Snapshot seen);
}
