package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.PermissionGround;
import io.keyrota.models.keyrota.PermittedPrincipal;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.policy.Principal;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Outlook;
import io.keyrota.server.aws.Outlook.Told;
import io.keyrota.server.aws.Principals.Standing;
import io.keyrota.server.aws.ResourceGrounds.Grantees;
import io.keyrota.server.aws.ResourceGrounds.Said;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Those who might do something with a resource, each of them asked the law about. */
final class Candidates {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:(?:iam|sts)::([0-9]{12}):([a-z-]+)(?:/(.+))?");

  /** What somebody whom an identity provider vouches for asks, and nobody else. */
  private static final Set<String> FEDERATED =
      Set.of("sts:assumerolewithwebidentity", "sts:assumerolewithsaml");

  private final WhoCanDoors doors;
  private final Call call;
  private final String action;
  private final String resource;
  private final Optional<Said> said;
  private final Snapshot seen;

  private Candidates(
      WhoCanDoors doors,
      Call call,
      String action,
      String resource,
      Optional<Said> said,
      Snapshot seen) {
    this.doors = doors;
    this.call = call;
    this.action = action;
    this.resource = resource;
    this.said = said;
    this.seen = seen;
  }

  /** A part of them, those who may; where the next one begins. */
  record Part(List<PermittedPrincipal> permitted, Optional<String> next) {}

  /**
   * @throws io.keyrota.rules.aws.Refusal NotFoundException, InvalidArnException for what names no
   *     resource of the account
   */
  static Candidates of(
      WhoCanDoors doors, Call call, String action, String resource, Snapshot seen) {
    Optional<Said> said = doors.grounds().of(call, action, resource, seen);
    return new Candidates(doors, call, action, said.map(Said::arn).orElse(resource), said, seen);
  }

  /** As an ARN, where it has one. */
  String resource() {
    return resource;
  }

  /** The root, and whom the resource's policy names that is no user or role of the account. */
  List<PermittedPrincipal> rootAndNamed() {
    List<PermittedPrincipal> found = new ArrayList<>();
    // A role may not be assumed by a root, whatever policies say.
    if (!action.toLowerCase(Locale.ROOT).startsWith("sts:assumerole")) {
      Caller root = new Caller.Root(account(), Optional.empty());
      told(root).map(it -> permitted(root.arn(), "ROOT", it)).ifPresent(found::add);
    }
    said.ifPresent(
        it -> doors.outlook().named(it).forEach(name -> named(name, it).ifPresent(found::add)));
    return found;
  }

  /** Users, then roles. */
  Part everybody(String after, int limit) {
    List<PermittedPrincipal> found = new ArrayList<>();
    List<Standing> page = doors.principals().everybody(account(), after, limit, seen);
    if (!asksFederated()) {
      for (Standing one : page) {
        String type = one.caller() instanceof Caller.AssumedRole ? "ROLE" : "USER";
        told(one.caller())
            .map(it -> permitted(one.caller().principalArn(), type, it))
            .ifPresent(found::add);
      }
    }
    return new Part(
        found, page.size() < limit ? Optional.empty() : Optional.of(page.getLast().position()));
  }

  boolean hasGrants() {
    return said.map(it -> !it.grants().grantees("", 1).names().isEmpty()).orElse(false)
        || said.flatMap(it -> it.grants().grantees("", 1).next()).isPresent();
  }

  /** Whom grants name that is no user or role of the account. */
  Part grantees(String after, int limit) {
    if (said.isEmpty()) {
      return new Part(List.of(), Optional.empty());
    }
    Grantees page = said.get().grants().grantees(after, limit);
    List<PermittedPrincipal> found = new ArrayList<>();
    page.names().forEach(name -> grantee(name, said.get()).ifPresent(found::add));
    return new Part(found, page.next());
  }

  private AccountId account() {
    return call.request().account();
  }

  private Optional<Told> told(Caller caller) {
    return doors.outlook().of(call, caller, action, resource, said, seen);
  }

  /** Users and roles of the account are among everybody. */
  private Optional<PermittedPrincipal> named(String name, Said by) {
    if (isProvider(name) || asksFederated()) {
      return isProvider(name) ? federated(name, by) : Optional.empty();
    }
    if (name.equals("*")) {
      return others(Outlook.anybody(), name, by);
    }
    Optional<Caller> here = doors.principals().named(name, seen);
    if (here.isPresent()) {
      return here.get().account().equals(account())
          ? session(name, here.get())
          : others(Principal.of(here.get()), here.get().principalArn(), by);
    }
    Matcher arn = ARN.matcher(name);
    if (arn.matches()) {
      Principal principal = Principal.of(stranger(arn));
      if (!arn.group(1).equals(account().digits())) {
        return others(principal, name, by);
      }
      // A user or role that is gone is nobody; a federated user may come at any time.
      return principal.kind() == Principal.Kind.FEDERATED_USER
          ? doors
              .outlook()
              .ofOthers(principal, action, by)
              .map(it -> permitted(name, "SESSION", it))
          : Optional.empty();
    }
    // An id whose bearer is gone names nobody.
    return isService(name) ? service(name) : Optional.empty();
  }

  private boolean asksFederated() {
    return FEDERATED.contains(action.toLowerCase(Locale.ROOT));
  }

  /** Of an account by its ARN, or one that AWS knows by its host name. */
  private static boolean isProvider(String name) {
    return name.contains(":oidc-provider/")
        || name.contains(":saml-provider/")
        || (name.indexOf('.') > 0 && name.indexOf(':') < 0 && !isService(name));
  }

  private static boolean isService(String name) {
    return name.endsWith(".amazonaws.com") && !name.startsWith("cognito-identity.");
  }

  private Optional<PermittedPrincipal> session(String name, Caller caller) {
    return name.startsWith("arn:aws:sts:")
        ? told(caller).map(it -> permitted(name, "SESSION", it))
        : Optional.empty();
  }

  private Optional<PermittedPrincipal> service(String name) {
    return told(new Caller.Service(account(), name)).map(it -> permitted(name, "SERVICE", it));
  }

  private Optional<PermittedPrincipal> federated(String name, Said by) {
    return doors
        .outlook()
        .ofOthers(Principal.federated(account(), name), action, by)
        .map(it -> permitted(name, "FEDERATED", it));
  }

  private Optional<PermittedPrincipal> others(Principal principal, String name, Said by) {
    return doors
        .outlook()
        .ofOthers(principal, action, by)
        .map(it -> permitted(name, "OTHER_ACCOUNT", it));
  }

  /** Somebody of another account, of whom only the name is known. */
  private static Caller stranger(Matcher arn) {
    AccountId account = new AccountId(arn.group(1));
    String name = Objects.requireNonNullElse(arn.group(3), "");
    String last = name.substring(name.lastIndexOf('/') + 1);
    String path = "/" + name.substring(0, name.length() - last.length());
    return switch (arn.group(2)) {
      case "user" -> new Caller.User(account, path, last, "", Set.of(), Optional.empty());
      case "role" -> new Caller.AssumedRole(account, path, last, "", "*", Optional.empty());
      case "assumed-role" ->
          new Caller.AssumedRole(account, "/", path.replace("/", ""), "", last, Optional.empty());
      case "federated-user" ->
          new Caller.FederatedUser(
              account, name, new Caller.Root(account, Optional.empty()), Optional.empty());
      default -> new Caller.Root(account, Optional.empty());
    };
  }

  private Optional<PermittedPrincipal> grantee(String name, Said by) {
    if (isService(name)) {
      return service(name);
    }
    Optional<Caller> here = doors.principals().named(name, seen);
    if (here.isPresent() && here.get().account().equals(account())) {
      return session(name, here.get());
    }
    Matcher arn = ARN.matcher(name);
    if (!arn.matches() || arn.group(1).equals(account().digits())) {
      return Optional.empty();
    }
    return Optional.of(
        permitted(name, "OTHER_ACCOUNT", Outlook.byGrants(by.grants().to(stranger(arn)))));
  }

  private static PermittedPrincipal permitted(String arn, String type, Told told) {
    return new PermittedPrincipal(
        arn,
        type,
        told.always(),
        told.grounds().stream()
            .map(
                basis ->
                    new PermissionGround(
                        basis.layer().name(),
                        basis.policy().orElse(null),
                        basis.sid().isEmpty() ? null : basis.sid(),
                        basis.line() == 0 ? null : basis.line(),
                        basis.allows() ? "Allow" : "Deny",
                        basis.conditions().isEmpty() ? null : basis.conditions()))
            .toList());
  }
}
