package io.keyrota.server.iam;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.iam.AccessKey;
import io.keyrota.server.aws.Credentials;
import io.keyrota.server.aws.Principals;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Long-term access keys, by their rows; what comes with a session token is asked of STS. */
public final class IamCredentials implements Credentials {
  private final Sealer sealer;
  private final Principals principals;
  private final Credentials sessions;

  public IamCredentials(Sealer sealer, Principals principals, Credentials sessions) {
    this.sealer = sealer;
    this.principals = principals;
    this.sessions = sessions;
  }

  @Override
  public Found find(String accessKeyId, @Nullable String sessionToken, Instant now, Snapshot seen) {
    if (sessionToken != null) {
      return sessions.find(accessKeyId, sessionToken, now, seen);
    }
    return AccessKeyTable.anywhere(accessKeyId, seen)
        .map(row -> found(row, seen))
        .orElseGet(Found.Missing::new);
  }

  private Found found(Row<SealedAccessKey> row, Snapshot seen) {
    AccessKey key = row.value().key();
    Caller.Credential credential = new Caller.Credential(key.id(), Optional.empty());
    Optional<Caller> caller =
        key.owner().equals(AccessKey.ROOT)
            ? principals.root(key.account(), credential, seen)
            : principals.user(key.account(), key.owner(), credential, seen);
    if (caller.isEmpty()) {
      return new Found.Missing();
    }
    if (!key.active()) {
      return new Found.Inactive(caller.get());
    }
    return new Found.Usable(caller.get(), version(row), () -> row.value().open(sealer));
  }

  // The revision alone starts again when a chosen id is deleted and given anew; the sealed blob,
  // whose nonce is random, does not.
  private static String version(Row<SealedAccessKey> row) {
    return row.revision() + "." + Arrays.hashCode(row.value().secret().bytes());
  }
}
