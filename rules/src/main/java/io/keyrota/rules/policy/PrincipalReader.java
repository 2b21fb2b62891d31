package io.keyrota.rules.policy;

import io.keyrota.rules.aws.AccountId;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a Principal or NotPrincipal element. */
final class PrincipalReader {
  private static final Pattern ARN =
      Pattern.compile("arn:aws:(iam|sts)::([0-9]{12}):([a-z-]+)(/[\\x21-\\x7e]+)?");
  private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA|KIA|GPA)[A-Z0-9]{12,124}");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");
  private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{64}");

  private final PolicyKind kind;
  private boolean anyone;
  private final Set<AccountId> accounts = new HashSet<>();
  private final Set<String> arns = new HashSet<>();
  private final Set<String> services = new HashSet<>();
  private final Set<String> federated = new HashSet<>();

  private PrincipalReader(PolicyKind kind) {
    this.kind = kind;
  }

  static PrincipalElement read(Node node, PolicyKind kind) {
    PrincipalReader reader = new PrincipalReader(kind);
    reader.read(node);
    return new PrincipalElement(
        reader.anyone, reader.accounts, reader.arns, reader.services, reader.federated);
  }

  private void read(Node node) {
    switch (node) {
      case Node.Text text when text.value().equals("*") -> anyone = true;
      case Node.Obj element when !element.members().isEmpty() -> {
        for (Node.Member member : element.members()) {
          for (String value : PolicyReader.texts(member.value())) {
            of(member.name(), value);
          }
        }
      }
      default -> throw Malformed.syntax();
    }
  }

  /** A service named twice is no matter. */
  private boolean added(String service) {
    services.add(service);
    return true;
  }

  private void of(String type, String value) {
    boolean known =
        switch (type) {
          case "AWS" -> aws(value);
          case "Service" -> SERVICE.matcher(value).matches() && added(value);
          case "Federated" -> {
            // Of these AWS does not say which one it is.
            if (!federated(value)) {
              throw Malformed.federated();
            }
            yield true;
          }
          case "CanonicalUser" -> kind == PolicyKind.RESOURCE && CANONICAL.matcher(value).matches();
          default -> throw Malformed.syntax();
        };
    if (!known) {
      throw Malformed.principal(type, value);
    }
  }

  private boolean aws(String value) {
    if (value.equals("*")) {
      anyone = true;
      return true;
    }
    if (AccountId.isValid(value)) {
      accounts.add(new AccountId(value));
      return true;
    }
    if (UNIQUE_ID.matcher(value).matches()) {
      arns.add(value);
      return true;
    }
    Matcher arn = ARN.matcher(value);
    if (!arn.matches()) {
      return false;
    }
    if (arn.group(1).equals("iam") && value.endsWith(":root")) {
      accounts.add(new AccountId(arn.group(2)));
      return true;
    }
    arns.add(value);
    return arn.group(4) != null && isPrincipal(arn.group(1), arn.group(3), arn.group(4));
  }

  /** Names may not be wild. */
  private static boolean isPrincipal(String service, String type, String name) {
    boolean known =
        service.equals("iam")
            ? type.equals("user") || type.equals("role")
            : type.equals("assumed-role") || type.equals("federated-user");
    return known && name.indexOf('*') < 0 && name.indexOf('?') < 0;
  }

  private boolean federated(String value) {
    federated.add(value);
    return value.startsWith("arn:aws:iam::")
        ? value.contains(":oidc-provider/") || value.contains(":saml-provider/")
        : SERVICE.matcher(value).matches();
  }
}
