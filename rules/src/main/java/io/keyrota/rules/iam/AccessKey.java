package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;

/**
 * A long-term access key, without its secret.
 *
 * @param owner the id of the user it belongs to (AIDA…), or {@link #ROOT}
 * @param created in whole seconds
 * @param statusChanged when the status last changed; the creation at first. The credential report
 *     calls it "last rotated"
 */
public record AccessKey(
    String id,
    AccountId account,
    String owner,
    Status status,
    Instant created,
    Instant statusChanged) {

  /** The owner of the account's root access keys. */
  public static final String ROOT = "root";

  /** Whether the key may sign. */
  public enum Status {
    ACTIVE("Active"),
    INACTIVE("Inactive");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /**
     * The status that a request asks for.
     *
     * @throws io.keyrota.rules.aws.Refusal InvalidInput for {@code Expired}, which the model knows
     *     and nobody can set
     */
    public static Status of(String word) {
      for (Status status : values()) {
        if (status.word.equals(word)) {
          return status;
        }
      }
      throw IamRefusal.invalidInput("The status " + word + " cannot be set.");
    }

    /** As AWS writes it. */
    public String word() {
      return word;
    }
  }

  /** A new key is active. */
  public static AccessKey create(String id, AccountId account, String owner, Instant now) {
    Instant created = WholeSeconds.of(now);
    return new AccessKey(id, account, owner, Status.ACTIVE, created, created);
  }

  public boolean active() {
    return status == Status.ACTIVE;
  }

  /** The key with that status; setting the status it has changes nothing, the instant neither. */
  public AccessKey with(Status wanted, Instant now) {
    return wanted == status
        ? this
        : new AccessKey(id, account, owner, wanted, created, WholeSeconds.of(now));
  }
}
