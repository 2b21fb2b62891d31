package io.keyrota.server.kms;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantOperation;
import io.keyrota.rules.kms.GrantPrincipal;
import io.keyrota.rules.kms.KeyLife;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ResourceGrounds;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What keys say of who may use them, before anybody asks. */
final class KeyGrounds implements ResourceGrounds {
  private static final String PREFIX = "kms:";

  @Override
  public Optional<Said> of(Call call, String action, String resource, Snapshot seen) {
    if (!action.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        || (resource.equals("*") && !ofKey(action))) {
      return Optional.empty();
    }
    NamedKey named = NamedKey.of(call.request(), resource, KeyOperation.DESCRIBE_KEY, seen);
    KmsKey key =
        named
            .row()
            .filter(it -> it.account().equals(call.request().account()))
            .filter(it -> !KeyLife.deletionDue(it, call.now()))
            .orElseThrow(() -> KmsRefusal.keyNotFound(named.arn()));
    Permission plain = Permission.of(action, key.arn());
    return Optional.of(
        new Said(
            key.arn(),
            KeyGround.on(key, plain, call.request().caller(), seen).ground().orElseThrow(),
            KeyGround::tells,
            new OfKey(key, operation(action), seen)));
  }

  /** Whether it is an action on a key, so that nothing can be said of all keys at once. */
  private static boolean ofKey(String action) {
    return Arrays.stream(KeyOperation.values()).anyMatch(o -> o.action().equalsIgnoreCase(action));
  }

  private static Optional<GrantOperation> operation(String action) {
    String word = action.substring(PREFIX.length());
    return Arrays.stream(GrantOperation.values())
        .filter(operation -> operation.word().equalsIgnoreCase(word))
        .findFirst();
  }

  private record OfKey(KmsKey key, Optional<GrantOperation> operation, Snapshot seen)
      implements ResourceGrounds.Granting {

    @Override
    public List<Granted> to(Caller caller) {
      return operation.stream()
          .flatMap(
              wanted ->
                  Grants.of(key, caller, seen)
                      .filter(grant -> grant.mayPermit(caller, wanted))
                      .map(grant -> new Granted(grant.id(), conditions(grant, wanted))))
          .distinct()
          .toList();
    }

    @Override
    public Grantees grantees(String after, int limit) {
      List<Row<Grant>> rows =
          operation.isEmpty()
              ? List.of()
              : seen.ofOwner(GrantTable.TABLE, KeyTable.place(key), key.id().text(), after, limit);
      return new Grantees(
          rows.stream()
              .map(row -> row.value().terms())
              .filter(terms -> terms.operations().contains(operation.orElseThrow()))
              .flatMap(
                  terms -> Stream.concat(terms.grantee().stream(), terms.granteeService().stream()))
              .map(GrantPrincipal::name)
              .distinct()
              .toList(),
          rows.size() < limit ? Optional.empty() : Optional.of(rows.getLast().identity().id()));
    }
  }

  private static List<String> conditions(Grant grant, GrantOperation operation) {
    List<String> told = new ArrayList<>();
    GrantConstraints constraints = grant.terms().constraints();
    if (operation.hasContext()) {
      constraints
          .contextEquals()
          .ifPresent(pairs -> told.add("EncryptionContextEquals " + new TreeMap<>(pairs)));
      constraints
          .contextSubset()
          .ifPresent(pairs -> told.add("EncryptionContextSubset " + new TreeMap<>(pairs)));
    }
    constraints.sourceArn().ifPresent(arn -> told.add("SourceArn " + arn));
    if (operation == GrantOperation.CREATE_GRANT) {
      told.add("grants that permit no more than this one");
    }
    return told;
  }
}
