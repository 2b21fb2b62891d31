package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.SessionConditions;
import io.keyrota.rules.aws.Vouched;
import io.keyrota.rules.policy.ConditionValues;
import io.keyrota.server.aws.IdentityPolicies.Identity;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition values of a request: AWS's global keys, and what the permission and its resource
 * bring. A value is made when a policy asks for it.
 */
final class RequestValues implements ConditionValues {
  private static final String PRINCIPAL_TAG = "aws:principaltag/";
  private static final String KMS = "kms:";
  private static final Set<String> GRANTING =
      Set.of("kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant");

  private final Request request;
  private final Caller caller;
  private final Instant now;
  private final Permission permission;
  private final Identity identity;
  private @Nullable ConditionValues brought;
  private @Nullable ConditionValues ofSession;

  RequestValues(Request request, Instant now, Permission permission, Identity identity) {
    this.request = request;
    this.caller = request.caller();
    this.now = now;
    this.permission = permission;
    this.identity = identity;
  }

  @Override
  public List<String> of(String key) {
    List<String> found = brought().of(key);
    if (!found.isEmpty()) {
      return found;
    }
    found = global(key);
    if (!found.isEmpty()) {
      return found;
    }
    found = ofSession().of(key);
    if (!found.isEmpty()) {
      return found;
    }
    if (key.startsWith(PRINCIPAL_TAG)) {
      return tag(key.substring(PRINCIPAL_TAG.length()));
    }
    return permission.ground().map(ground -> ground.attributes().apply(key)).orElse(List.of());
  }

  private ConditionValues brought() {
    ConditionValues values = brought;
    if (values == null) {
      values =
          permission.conditions().isEmpty()
              ? ConditionValues.NONE
              : ConditionValues.of(permission.conditions());
      brought = values;
    }
    return values;
  }

  private ConditionValues ofSession() {
    ConditionValues values = ofSession;
    if (values == null) {
      Map<String, List<String>> of = SessionConditions.of(caller, now);
      values = of.isEmpty() ? ConditionValues.NONE : ConditionValues.of(of);
      ofSession = values;
    }
    return values;
  }

  private List<String> global(String key) {
    return switch (key) {
      case "aws:principalarn" -> shown(caller.principalArn());
      case "aws:principalaccount" -> service() ? List.of() : shown(request.account().digits());
      case "aws:principaltype" -> type();
      case "aws:userid" -> service() ? List.of() : shown(caller.userId());
      case "aws:username" ->
          caller instanceof Caller.User user ? shown(user.userName()) : List.of();
      case "aws:principalisawsservice" -> truth(service());
      case "aws:principalservicename" -> service() ? shown(caller.userId()) : List.of();
      case "aws:sourceaccount" -> service() ? shown(request.account().digits()) : List.of();
      case "aws:sourcearn" ->
          caller instanceof Caller.Service service
              ? service.sourceArn().map(List::of).orElse(List.of())
              : List.of();
      case "aws:sourceip" -> service() ? List.of() : shown(request.origin().address());
      case "aws:useragent" -> shown(request.origin().userAgent());
      case "aws:securetransport" -> truth(request.origin().tls());
      case "aws:currenttime" -> shown(now.truncatedTo(ChronoUnit.SECONDS).toString());
      case "aws:epochtime" -> shown(Long.toString(now.getEpochSecond()));
      case "aws:requestedregion" -> shown(request.region().name());
      case "aws:resourceaccount" -> resourceAccount();
      case "aws:viaawsservice" -> truth(service());
      case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast" ->
          service() ? shown(caller.userId()) : List.of();
      case "kms:calleraccount" ->
          permission.action().startsWith(KMS) ? shown(request.account().digits()) : List.of();
      case "kms:grantisforawsresource" ->
          GRANTING.contains(permission.action()) ? truth(service()) : List.of();
      case "kms:viaservice" ->
          service() && permission.action().startsWith(KMS) ? shown(viaService()) : List.of();
      default -> List.of();
    };
  }

  private boolean service() {
    return caller instanceof Caller.Service;
  }

  /** {@code acm.us-east-1.amazonaws.com}. */
  private String viaService() {
    String principal = caller.userId();
    int dot = principal.indexOf('.');
    return dot < 0
        ? principal
        : principal.substring(0, dot) + "." + request.region().name() + principal.substring(dot);
  }

  private List<String> type() {
    return switch (caller) {
      case Caller.Root root -> shown("Account");
      case Caller.User user -> shown("User");
      case Caller.AssumedRole role -> shown("AssumedRole");
      case Caller.FederatedUser user -> shown("FederatedUser");
      case Vouched user -> List.of();
      case Caller.Service service -> List.of();
      case Caller.Unknown unknown -> shown("Anonymous");
    };
  }

  private List<String> resourceAccount() {
    if (permission.ground().isPresent()) {
      return shown(permission.ground().get().owner().digits());
    }
    String[] parts = permission.resource().split(":", 6);
    return shown(parts.length == 6 && !parts[4].isEmpty() ? parts[4] : request.account().digits());
  }

  /** The names of tags are compared without regard to case here. */
  private List<String> tag(String name) {
    return identity.tags().entrySet().stream()
        .filter(tag -> tag.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .limit(1)
        .toList();
  }

  private static List<String> truth(boolean value) {
    return List.of(Boolean.toString(value));
  }

  private static List<String> shown(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }
}
