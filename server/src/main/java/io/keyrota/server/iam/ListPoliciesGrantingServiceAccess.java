package io.keyrota.server.iam;

import io.keyrota.models.iam.ListPoliciesGrantingServiceAccessEntry;
import io.keyrota.models.iam.ListPoliciesGrantingServiceAccessRequest;
import io.keyrota.models.iam.ListPoliciesGrantingServiceAccessResponse;
import io.keyrota.models.iam.PolicyGrantingServiceAccess;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.iam.Group;
import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.IamRefusal;
import io.keyrota.rules.iam.ManagedPolicy;
import io.keyrota.rules.iam.Page;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.server.aws.CompiledPolicies;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lists the policies by which a user, group or role may use services. */
final class ListPoliciesGrantingServiceAccess
    implements Operation<
            ListPoliciesGrantingServiceAccessRequest, ListPoliciesGrantingServiceAccessResponse>,
        MayWait {
  private final CompiledPolicies compiled = new CompiledPolicies();

  @Override
  public Prepared<ListPoliciesGrantingServiceAccessResponse> prepare(
      Request request, ListPoliciesGrantingServiceAccessRequest input, Snapshot seen) {
    AccessSubject subject = AccessSubject.of(request, input.arn());
    if (subject.isPolicy()) {
      throw IamRefusal.invalidInput("Invalid ARN: " + input.arn() + " is no user, group or role.");
    }
    return Prepared.of(
        Permission.of("iam:ListPoliciesGrantingServiceAccess", subject.arn()),
        call -> {
          List<Holding> held = held(subject, seen);
          Page<ListPoliciesGrantingServiceAccessEntry> page =
              Page.of(
                  "ListPoliciesGrantingServiceAccess",
                  input.serviceNamespaces().stream()
                      .distinct()
                      .map(service -> entry(service, held))
                      .toList(),
                  input.marker(),
                  null);
          return Outcome.of(
              new ListPoliciesGrantingServiceAccessResponse(
                  page.items(), page.truncated(), page.marker().orElse(null)));
        });
  }

  /** A policy with what an answer says of it. */
  private record Holding(PolicyGrantingServiceAccess told, String document) {}

  private ListPoliciesGrantingServiceAccessEntry entry(String service, List<Holding> held) {
    return new ListPoliciesGrantingServiceAccessEntry(
        service,
        held.stream()
            .filter(
                it ->
                    compiled
                        .of(it.document, PolicyKind.IDENTITY)
                        .grants(service.toLowerCase(Locale.ROOT)))
            .map(Holding::told)
            .distinct()
            .toList());
  }

  private static List<Holding> held(AccessSubject subject, Snapshot seen) {
    var _ = subject.entities(seen);
    List<Holding> all = new ArrayList<>();
    switch (subject.kind()) {
      case "user" ->
          UserTable.named(subject.account(), subject.name(), seen)
              .ifPresent(
                  user -> {
                    add(all, user.policies(), subject, "USER", user.name(), seen);
                    user.groups().stream()
                        .map(id -> GroupTable.ofId(subject.account(), id, seen))
                        .flatMap(Optional::stream)
                        .forEach(group -> add(all, group, subject, seen));
                  });
      case "role" ->
          RoleTable.named(subject.account(), subject.name(), seen)
              .ifPresent(role -> add(all, role.policies(), subject, "ROLE", role.name(), seen));
      default ->
          GroupTable.named(subject.account(), subject.name(), seen)
              .ifPresent(group -> add(all, group, subject, seen));
    }
    return all;
  }

  private static void add(List<Holding> to, Group group, AccessSubject subject, Snapshot seen) {
    add(to, group.policies(), subject, "GROUP", group.name(), seen);
  }

  private static void add(
      List<Holding> to,
      HeldPolicies policies,
      AccessSubject subject,
      String type,
      String owner,
      Snapshot seen) {
    for (String arn : policies.attached()) {
      Optional<ManagedPolicy> policy = ManagedPolicies.find(subject.account(), arn, seen);
      policy.ifPresent(
          it ->
              to.add(
                  new Holding(
                      new PolicyGrantingServiceAccess(it.name(), "MANAGED", arn, null, null),
                      it.document())));
    }
    policies
        .inline()
        .forEach(
            (name, text) ->
                to.add(
                    new Holding(
                        new PolicyGrantingServiceAccess(name, "INLINE", null, type, owner), text)));
  }
}
