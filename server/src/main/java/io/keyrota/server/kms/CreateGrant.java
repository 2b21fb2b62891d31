package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateGrantRequest;
import io.keyrota.models.kms.CreateGrantResponse;
import io.keyrota.rules.kms.Grant;
import io.keyrota.rules.kms.GrantConstraints;
import io.keyrota.rules.kms.GrantName;
import io.keyrota.rules.kms.GrantToken;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a principal use a key without a policy. The same request with the same name means the same
 * grant.
 */
final class CreateGrant implements Operation<CreateGrantRequest, CreateGrantResponse> {
  private final KeyWorks works;

  CreateGrant(KeyWorks works) {
    this.works = works;
  }

  @Override
  public Prepared<CreateGrantResponse> prepare(
      Request request, CreateGrantRequest input, Snapshot seen) {
    CommonParameters.needGrantTokens(input.grantTokens());
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.CREATE_GRANT, seen);
    return Prepared.of(
        named.permission(
            KeyOperation.CREATE_GRANT.action(), conditions(input), by -> isNoWider(input, by)),
        call -> decide(call, input, named, seen));
  }

  private static Map<String, List<String>> conditions(CreateGrantRequest input) {
    Map<String, List<String>> conditions = new HashMap<>();
    conditions.put("kms:GrantOperations", List.copyOf(input.operations()));
    put(conditions, "kms:GranteePrincipal", input.granteePrincipal());
    put(conditions, "kms:GranteePrincipal", input.granteeServicePrincipal());
    put(conditions, "kms:RetiringPrincipal", input.retiringPrincipal());
    put(conditions, "kms:RetiringPrincipal", input.retiringServicePrincipal());
    if (input.constraints() != null) {
      GrantConstraints wanted = GrantAnswer.constraints(input.constraints());
      if (wanted.contextEquals().isPresent()) {
        put(conditions, "kms:GrantConstraintType", "EncryptionContextEquals");
      } else if (wanted.contextSubset().isPresent()) {
        put(conditions, "kms:GrantConstraintType", "EncryptionContextSubset");
      }
      Map<String, String> pairs = new HashMap<>(wanted.contextSubset().orElse(Map.of()));
      pairs.putAll(wanted.contextEquals().orElse(Map.of()));
      conditions.putAll(UseConditions.of(pairs));
    }
    return conditions;
  }

  private static void put(
      Map<String, List<String>> conditions, String name, @Nullable String value) {
    if (value != null) {
      conditions.put(name, List.of(value));
    }
  }

  /** Who may create grants by a grant alone creates none that permit more than it. */
  private static boolean isNoWider(CreateGrantRequest input, Grant by) {
    Grant.Terms wanted = GrantAnswer.terms(input);
    return by.terms().operations().containsAll(wanted.operations())
        && wanted.constraints().atLeastAsStrictAs(by.terms().constraints());
  }

  private Outcome<CreateGrantResponse> decide(
      Call call, CreateGrantRequest input, NamedKey named, Snapshot seen) {
    FoundKey found = named.needCustomerManaged(call);
    KmsKey key = found.key();
    KeyOperation.CREATE_GRANT.needState(key);
    Grant.Terms terms = GrantAnswer.terms(input);
    terms.needValid(key);
    Grant.Terms kept = GrantAnswer.kept(terms, works.principals(), seen);
    String id = HexFormat.of().formatHex(call.entropy().bytes(Grant.ID_BYTES));
    Grant grant = grant(call, key, id, kept);
    // A grant of before keeps ARNs.
    Optional<Grant> same = same(grant, seen).or(() -> same(grant(call, key, id, terms), seen));
    Change count = CountTable.oneGrantMore(key, works.quotas(), seen);
    CommonParameters.endDryRun(input.dryRun());
    if (same.isPresent()) {
      return Outcome.of(answer(same.get(), call)).noting(UsedKey.changed(key));
    }
    List<Change> changes = new ArrayList<>(Grants.made(grant));
    changes.add(count);
    return new Outcome<>(answer(grant, call), changes).noting(UsedKey.changed(key));
  }

  private static Grant grant(Call call, KmsKey key, String id, Grant.Terms terms) {
    return new Grant(
        id,
        key.account(),
        key.region(),
        key.id(),
        KmsKey.date(call.now()),
        call.request().account(),
        terms);
  }

  private static Optional<Grant> same(Grant grant, Snapshot seen) {
    return GrantName.handle(grant)
        .flatMap(handle -> seen.byHandle(GrantTable.TABLE, handle))
        .map(Row::value);
  }

  private static CreateGrantResponse answer(Grant grant, Call call) {
    return new CreateGrantResponse(
        GrantToken.of(grant, call.entropy().bytes(GrantToken.NONCE_BYTES)), grant.id());
  }
}
