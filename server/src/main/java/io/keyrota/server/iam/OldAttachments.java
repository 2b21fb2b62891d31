package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.Account;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.PolicyUsage;
import io.keyrota.rules.iam.PolicyUse;
import io.keyrota.rules.iam.PrincipalKind;
import io.keyrota.rules.iam.User;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The first release kept no rows from a managed policy to the users that have it. They are made
 * once, when a data folder of its days is first opened, some hundred users a commit; whoever is
 * interrupted begins anew, since what is there already is left alone.
 */
public final class OldAttachments implements Table<OldAttachments.Indexed> {
  static final OldAttachments TABLE = new OldAttachments();

  private static final String ONLY = "attachments";
  private static final int AT_ONCE = 200;

  private OldAttachments() {}

  /** That it was done. */
  record Indexed(String what) {}

  /** What says that there is nothing to do, for a new data folder. */
  public static Change nothingOld() {
    return new Change.Put<>(TABLE, Place.SYSTEM, ONLY, new Indexed(ONLY));
  }

  /**
   * Does it, unless it was done.
   *
   * @param step carries out one step, from a position, and gives the next one
   */
  public static void index(Snapshot seen, Function<String, String> step) {
    if (seen.find(TABLE, Place.SYSTEM, ONLY).isPresent()) {
      return;
    }
    String position = "";
    do {
      position = step.apply(position);
    } while (!position.isEmpty());
  }

  /**
   * One step.
   *
   * @param position empty to begin with, then what the step before answered
   * @return the next position, empty when all is done
   */
  public static Outcome<String> step(String position, Snapshot seen) {
    int slash = position.indexOf('/');
    String accountId = slash < 0 ? "" : position.substring(0, slash);
    String after = slash < 0 ? "" : position.substring(slash + 1);
    if (!accountId.isEmpty()) {
      List<Row<User>> users =
          seen.page(UserTable.TABLE, Place.global(new AccountId(accountId)), after, AT_ONCE);
      if (!users.isEmpty()) {
        return new Outcome<>(
            accountId + "/" + users.getLast().identity().id(),
            changes(new AccountId(accountId), users, seen));
      }
    }
    List<Row<Account>> accounts = seen.page(AccountTable.TABLE, Place.SYSTEM, accountId, 1);
    return accounts.isEmpty()
        ? Outcome.of("", nothingOld())
        : Outcome.of(accounts.getFirst().value().id() + "/");
  }

  private static List<Change> changes(AccountId account, List<Row<User>> users, Snapshot seen) {
    List<Change> changes = new ArrayList<>();
    Map<String, PolicyUse> uses = new LinkedHashMap<>();
    for (Row<User> row : users) {
      for (String arn : row.value().policies().attached()) {
        Optional<ManagedPolicy> policy = ManagedPolicies.find(account, arn, seen);
        if (policy.isEmpty()) {
          continue;
        }
        String id = policy.get().policyId();
        PolicyAttachment attachment =
            new PolicyAttachment(
                id, PolicyUsage.PERMISSIONS, PrincipalKind.USER, row.value().userId());
        if (PolicyAttachmentTable.find(account, attachment, seen).isEmpty()) {
          changes.add(PolicyAttachmentTable.put(account, attachment));
          PolicyUse before = uses.getOrDefault(id, PolicyUseTable.of(account, id, seen));
          uses.put(id, before.plus(PolicyUsage.PERMISSIONS, 1));
        }
      }
    }
    uses.forEach((id, use) -> changes.add(PolicyUseTable.put(account, id, use)));
    return changes;
  }

  @Override
  public String kind() {
    return "iam-indexed";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Indexed row) {
    return Document.builder().put("what", row.what()).build();
  }

  @Override
  public Indexed read(int format, Document document) {
    return new Indexed(document.text("what"));
  }
}
