package io.keyrota.rules.iam;

import java.util.ArrayList;
import java.util.List;

/**
 * The access keys of a user or of an account's root, oldest first, as their owner's row carries
 * them: two at most. Because the owner's row changes with every key made or deleted, two requests
 * that race for the last slot conflict, and one is refused.
 */
public record KeySlots(List<String> ids) {
  public static final KeySlots EMPTY = new KeySlots(List.of());

  public KeySlots {
    ids = List.copyOf(ids);
  }

  /**
   * The slots with one more key.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded when both are taken
   */
  public KeySlots with(String accessKeyId) {
    int limit = IamQuota.ACCESS_KEYS_PER_USER.standard();
    if (ids.size() >= limit) {
      throw IamRefusal.limitExceeded(IamQuota.ACCESS_KEYS_PER_USER, limit);
    }
    List<String> next = new ArrayList<>(ids);
    next.add(accessKeyId);
    return new KeySlots(next);
  }

  /**
   * The slots without that key.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when it is not among them
   */
  public KeySlots without(String accessKeyId) {
    need(accessKeyId);
    return new KeySlots(ids.stream().filter(id -> !id.equals(accessKeyId)).toList());
  }

  /**
   * Refuses a key that is not among them.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  public void need(String accessKeyId) {
    if (!ids.contains(accessKeyId)) {
      throw IamRefusal.noSuchAccessKey(accessKeyId);
    }
  }

  public boolean isEmpty() {
    return ids.isEmpty();
  }
}
