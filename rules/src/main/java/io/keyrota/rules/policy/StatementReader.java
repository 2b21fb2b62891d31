package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one statement. */
final class StatementReader {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Pattern SID = Pattern.compile("[0-9A-Za-z]*");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9A-Z*?-]+");
  private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9*?_-]+");
  private static final String STS = "sts";

  private final PolicyKind kind;
  private final boolean variables;

  StatementReader(PolicyKind kind, boolean variables) {
    this.kind = kind;
    this.variables = variables;
  }

  Statement read(Node node) {
    if (!(node instanceof Node.Obj statement)) {
      throw Malformed.syntax();
    }
    for (Node.Member member : statement.members()) {
      if (!ELEMENTS.contains(member.name())) {
        throw Malformed.syntax();
      }
    }
    boolean allows = effect(statement.member("Effect"));
    Either actions = Either.of(statement, "Action", "NotAction");
    Either resources = Either.of(statement, "Resource", "NotResource");
    Either principals = Either.of(statement, "Principal", "NotPrincipal");
    List<Glob> asked = actions(actions);
    List<ResourcePattern> covered = resources(resources);
    // A statement of no action concerns nothing.
    boolean idle = mayLack() && (actions.node == null || resources.node == null);
    return new Statement(
        sid(statement.member("Sid")),
        allows,
        principal(principals, allows),
        principals.negated,
        idle ? List.of() : asked,
        idle ? List.of() : services(actions),
        !idle && actions.negated,
        covered,
        resources.negated,
        new ConditionReader(variables).read(statement.member("Condition")),
        statement.start(),
        statement.end());
  }

  /** An element or its opposite, of which there may be one. */
  private record Either(@Nullable Node node, boolean negated) {
    static Either of(Node.Obj statement, String name, String opposite) {
      Node plain = statement.member(name);
      Node negated = statement.member(opposite);
      if (plain != null && negated != null) {
        throw Malformed.syntax();
      }
      return negated == null ? new Either(plain, false) : new Either(negated, true);
    }
  }

  private static boolean effect(@Nullable Node node) {
    if (node == null) {
      throw Malformed.missing("Effect");
    }
    return switch (PolicyReader.text(node)) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw Malformed.syntax();
    };
  }

  private String sid(@Nullable Node node) {
    if (node == null) {
      return "";
    }
    String sid = PolicyReader.text(node);
    // Policies of resources may have any text there: KMS's own has spaces.
    if (!kind.namesPrincipals() && !SID.matcher(sid).matches()) {
      throw Malformed.sid();
    }
    return sid;
  }

  private @Nullable PrincipalElement principal(Either of, boolean allows) {
    if (!kind.namesPrincipals()) {
      if (of.node != null) {
        throw Malformed.principalNotAllowed();
      }
      return null;
    }
    if (of.node == null) {
      throw Malformed.missing("Principal");
    }
    if (kind == PolicyKind.TRUST && of.negated && allows) {
      throw Malformed.allowNotPrincipal();
    }
    return PrincipalReader.read(of.node, kind);
  }

  /** Key policies are taken with statements that lack actions or resources: these do nothing. */
  private boolean mayLack() {
    return kind == PolicyKind.RESOURCE;
  }

  private List<Glob> actions(Either of) {
    if (of.node == null && mayLack()) {
      return List.of();
    }
    if (of.node == null) {
      throw Malformed.noActions();
    }
    List<String> texts = PolicyReader.texts(of.node);
    if (texts.isEmpty()) {
      throw Malformed.noActions();
    }
    List<Glob> actions = new ArrayList<>();
    for (String text : texts) {
      needAction(text);
      actions.add(Glob.of(text.toLowerCase(Locale.ROOT)));
    }
    return actions;
  }

  private static List<Statement.ServicePart> services(Either of) {
    return of.node == null
        ? List.of()
        : PolicyReader.texts(of.node).stream()
            .map(text -> Statement.ServicePart.of(text.toLowerCase(Locale.ROOT)))
            .toList();
  }

  private void needAction(String text) {
    boolean everything = text.equals("*");
    int colon = text.indexOf(':');
    if (!everything) {
      if (colon < 1) {
        throw Malformed.noVendor();
      }
      if (text.indexOf(':', colon + 1) >= 0) {
        throw Malformed.colons();
      }
      String vendor = text.substring(0, colon);
      if (!SERVICE.matcher(vendor).matches()) {
        throw Malformed.vendor(vendor);
      }
      if (!ACTION.matcher(text.substring(colon + 1)).matches()) {
        throw Malformed.syntax();
      }
    }
    if (kind == PolicyKind.TRUST
        && (everything || !text.substring(0, colon).toLowerCase(Locale.ROOT).equals(STS))) {
      throw Malformed.notAssumeRole();
    }
  }

  private List<ResourcePattern> resources(Either of) {
    if (!kind.namesResources()) {
      if (of.node != null) {
        throw Malformed.prohibited(of.negated ? "NotResource" : "Resource");
      }
      return List.of();
    }
    if (of.node == null && mayLack()) {
      return List.of();
    }
    if (of.node == null) {
      throw Malformed.noResources();
    }
    List<String> texts = PolicyReader.texts(of.node);
    if (texts.isEmpty()) {
      throw Malformed.noResources();
    }
    List<ResourcePattern> resources = new ArrayList<>();
    for (String text : texts) {
      ArnGrammar.needResource(text);
      resources.add(ResourcePattern.of(text, variables));
    }
    return resources;
  }
}
