package io.keyrota.server.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Something that happened to a key without a request's answer telling it: what AWS sends to
 * EventBridge.
 *
 * @param id begins with the time, so that events stand in its order
 * @param detailType AWS's, for example {@code KMS CMK Rotation}
 * @param resource the key's ARN
 * @param detail the event's own members, in their order
 */
record KeyEvent(
    String id,
    AccountId account,
    Region region,
    Instant time,
    String detailType,
    String resource,
    SequencedMap<String, String> detail) {
  KeyEvent {
    detail = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(detail));
  }
}
