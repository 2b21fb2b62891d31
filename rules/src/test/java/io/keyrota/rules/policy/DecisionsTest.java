package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decisions of decisions.txt, which says itself how it is read. */
class DecisionsTest {
  private static final String OWN = "111111111111";

  /** One row with all that stands above it in its section. */
  record Case(String section, int line, List<String> above, String row) {
    @Override
    public String toString() {
      return line + ": " + section + ": " + row;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    List<String> above = new ArrayList<>();
    String section = "";
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("==")) {
        section = line.substring(2).strip();
        above = new ArrayList<>();
      } else if (LAYERS.contains(line.split(" ", 2)[0])) {
        above.add(line);
      } else {
        cases.add(new Case(section, i + 1, List.copyOf(above), line));
      }
    }
    return cases.stream();
  }

  private static final List<String> LAYERS =
      List.of("who", "version", "identity", "boundary", "session", "ceiling", "resource", "given");

  private static List<String> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DecisionsTest.class.getResourceAsStream("decisions.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isDecidedAsTheTableSays(Case row) {
    String[] words = row.row().split(" +", -1);
    Asked asked = new Asked(row.above());
    for (int i = 3; i < words.length; i++) {
      asked.given(words[i]);
    }
    Decision decision = asked.evaluation(words[1], words[2]).decide();
    assertThat(word(decision)).as(row.toString()).isEqualTo(words[0]);
  }

  @Test
  void thereAreSeveralHundred() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(300);
  }

  static String word(Decision decision) {
    return switch (decision) {
      case ALLOWED -> "allow";
      case DENIED_BY_IDENTITY -> "deny-identity";
      case DENIED_BY_RESOURCE -> "deny-resource";
      case DENIED_BY_BOUNDARY -> "deny-boundary";
      case DENIED_BY_SESSION -> "deny-session";
      case DENIED_BY_CEILING -> "deny-ceiling";
      case NO_IDENTITY_ALLOWS -> "no-identity";
      case NO_RESOURCE_ALLOWS -> "no-resource";
      case NO_BOUNDARY_ALLOWS -> "no-boundary";
      case NO_SESSION_ALLOWS -> "no-session";
      case NO_CEILING_ALLOWS -> "no-ceiling";
    };
  }

  /** A question as the lines of a section put it together. */
  private static final class Asked {
    private String version = "2012-10-17";
    private Principal who = principal("user/alice");
    private final List<PolicyDocument> identity = new ArrayList<>();
    private Optional<PolicyDocument> boundary = Optional.empty();
    private Optional<List<PolicyDocument>> session = Optional.empty();
    private final List<List<PolicyDocument>> ceilings = new ArrayList<>();
    private Optional<ResourceGround> resource = Optional.empty();
    private boolean granted;
    private final Map<String, List<String>> given = new TreeMap<>();

    Asked(List<String> lines) {
      lines.forEach(this::layer);
    }

    private void layer(String line) {
      String[] parts = line.split(" +", 2);
      switch (parts[0]) {
        case "who" -> who = principal(parts[1]);
        case "version" -> version = parts[1];
        case "identity" -> identity.add(document(parts[1], PolicyKind.IDENTITY));
        case "boundary" -> boundary = Optional.of(document(parts[1], PolicyKind.IDENTITY));
        case "session" -> {
          List<PolicyDocument> all = new ArrayList<>(session.orElse(List.of()));
          if (!parts[1].equals("nothing")) {
            all.add(document(parts[1], PolicyKind.SESSION));
          }
          session = Optional.of(all);
        }
        case "ceiling" -> ceilings.add(List.of(document(parts[1], PolicyKind.IDENTITY)));
        case "resource" -> resource(parts[1].split(" +", 3));
        case "given" -> Stream.of(parts[1].split(" +")).forEach(this::given);
        default -> throw new IllegalArgumentException(line);
      }
    }

    private void resource(String[] parts) {
      Ground.Kind kind =
          switch (parts[1]) {
            case "key" -> Ground.Kind.KEY_POLICY;
            case "trust" -> Ground.Kind.TRUST_POLICY;
            default -> Ground.Kind.RESOURCE_POLICY;
          };
      PolicyKind as = kind == Ground.Kind.TRUST_POLICY ? PolicyKind.TRUST : PolicyKind.RESOURCE;
      resource =
          Optional.of(
              new ResourceGround(
                  new AccountId(parts[0]), kind, document(parts[2], as), () -> granted));
    }

    void given(String pair) {
      String[] parts = pair.split("=", 2);
      if (pair.equals("granted")) {
        granted = true;
      } else {
        given.put(parts[0], List.of(parts[1].split("\\|")));
      }
    }

    private PolicyDocument document(String statements, PolicyKind kind) {
      return PolicyDocument.parse(
          "{\"Version\":\"" + version + "\",\"Statement\":[" + statements + "]}", kind);
    }

    Evaluation evaluation(String action, String on) {
      return new Evaluation(
          who,
          action,
          on.replace("~", "arn:aws:kms:us-east-1:" + OWN + ":key"),
          ConditionValues.of(given),
          new IdentityGround(identity, boundary, session),
          resource,
          ceilings);
    }
  }

  /** {@code user/alice}, {@code role/app/one}, {@code 222222222222:root}, {@code service/…}. */
  private static Principal principal(String text) {
    String account = text.matches("[0-9]{12}:.*") ? text.substring(0, 12) : OWN;
    String name = text.matches("[0-9]{12}:.*") ? text.substring(13) : text;
    AccountId id = new AccountId(account);
    String[] parts = name.split("/", 3);
    String iam = "arn:aws:iam::" + account + ":";
    String sts = "arn:aws:sts::" + account + ":";
    return switch (parts[0]) {
      case "root" ->
          new Principal(Principal.Kind.ROOT, id, iam + "root", account, Optional.empty());
      case "user" ->
          new Principal(
              Principal.Kind.USER,
              id,
              iam + name,
              "AIDA" + parts[1].toUpperCase(Locale.ROOT) + "AAAAAAAAAAAA",
              Optional.empty());
      case "role" ->
          new Principal(
              Principal.Kind.ROLE_SESSION,
              id,
              sts + "assumed-role/" + parts[1] + "/" + parts[2],
              "AROA" + parts[1].toUpperCase(Locale.ROOT) + "AAAAAAAAAAAA:" + parts[2],
              Optional.of(iam + "role/" + parts[1]));
      case "federated-user" ->
          new Principal(
              Principal.Kind.FEDERATED_USER,
              id,
              sts + name,
              account + ":" + parts[1],
              Optional.of(iam + "user/alice"));
      case "service" -> Principal.service(id, parts[1]);
      case "web" -> Principal.federated(id, parts[1]);
      case "nobody" -> new Principal(Principal.Kind.ANONYMOUS, id, "", "", Optional.empty());
      default -> throw new IllegalArgumentException(text);
    };
  }
}
