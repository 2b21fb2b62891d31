package io.keyrota.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecisionsProperty {
  private static final AccountId OWN = new AccountId("111111111111");
  private static final AccountId OTHER = new AccountId("222222222222");

  /** All layers of a question, each a list of statements. */
  record Layers(
      List<String> identity, List<String> boundary, List<String> session, List<String> resource) {

    Layers shuffled(Random random) {
      return new Layers(
          shuffled(identity, random),
          shuffled(boundary, random),
          shuffled(session, random),
          shuffled(resource, random));
    }

    private static List<String> shuffled(List<String> statements, Random random) {
      List<String> all = new ArrayList<>(statements);
      Collections.shuffle(all, random);
      return all;
    }

    Layers with(int layer, String statement) {
      return new Layers(
          layer == 0 ? plus(identity, statement) : identity,
          layer == 1 ? plus(boundary, statement) : boundary,
          layer == 2 ? plus(session, statement) : session,
          layer == 3 ? plus(resource, statement) : resource);
    }

    private static List<String> plus(List<String> statements, String more) {
      List<String> all = new ArrayList<>(statements);
      all.add(more);
      return all;
    }

    Decision decide(AccountId caller) {
      return evaluation(caller, Map.of("x:k", List.of("v"))).decide();
    }

    Evaluation evaluation(AccountId caller, Map<String, List<String>> values) {
      String arn = "arn:aws:iam::" + caller + ":user/alice";
      Principal who =
          new Principal(Principal.Kind.USER, caller, arn, "AIDAALICE", Optional.empty());
      return new Evaluation(
          who,
          "kms:Decrypt",
          "arn:aws:kms:us-east-1:111111111111:key/a",
          ConditionValues.of(values),
          new IdentityGround(
              document(identity, PolicyKind.IDENTITY).stream().toList(),
              document(boundary, PolicyKind.IDENTITY),
              document(session, PolicyKind.SESSION).map(List::of)),
          document(resource, PolicyKind.RESOURCE)
              .map(d -> new ResourceGround(OWN, Ground.Kind.KEY_POLICY, d, () -> false)),
          List.of());
    }

    private static Optional<PolicyDocument> document(List<String> statements, PolicyKind kind) {
      return statements.isEmpty()
          ? Optional.empty()
          : Optional.of(
              PolicyDocument.parse(
                  "{\"Version\":\"2012-10-17\",\"Statement\":["
                      + String.join(",", statements)
                      + "]}",
                  kind));
    }
  }

  @Property(tries = 500)
  void theOrderOfStatementsNeverMatters(
      @ForAll("layers") Layers layers, @ForAll Random random, @ForAll boolean across) {
    AccountId caller = across ? OTHER : OWN;
    assertThat(layers.shuffled(random).decide(caller)).isEqualTo(layers.decide(caller));
  }

  @Property(tries = 500)
  void aDenialAddedNeverAllows(
      @ForAll("layers") Layers layers,
      @ForAll("denials") String denial,
      @ForAll("resourceDenials") String resourceDenial,
      @ForAll boolean across) {
    AccountId caller = across ? OTHER : OWN;
    if (!layers.decide(caller).allowed()) {
      for (int layer = 0; layer < 4; layer++) {
        // A boundary or session where there was none is a ceiling that was not there: denials only.
        String more = layer == 3 ? resourceDenial : denial;
        assertThat(layers.with(layer, more).decide(caller).allowed()).isFalse();
      }
    }
  }

  @Property(tries = 500)
  void whateverARequestBringsIsDecidedWithinTheProspect(
      @ForAll("layers") Layers layers,
      @ForAll("requests") Map<String, List<String>> request,
      @ForAll boolean across) {
    AccountId caller = across ? OTHER : OWN;
    Map<String, List<String>> known = new TreeMap<>(request);
    known.remove("x:k");
    Prospect prospect =
        Prospect.of(layers.evaluation(caller, known), key -> !key.equals("x:k"), () -> false);
    boolean allowed = layers.evaluation(caller, request).decide().allowed();
    switch (prospect.certainty()) {
      case NEVER -> assertThat(allowed).isFalse();
      case ALWAYS -> assertThat(allowed).isTrue();
      case SOMETIMES ->
          assertThat(prospect.reasons()).anyMatch(reason -> !reason.conditions().isEmpty());
    }
  }

  @Provide
  Arbitrary<Map<String, List<String>>> requests() {
    return Arbitraries.of(
        Map.of(),
        Map.of("x:k", List.of("v")),
        Map.of("x:k", List.of("w")),
        Map.of("x:j", List.of("v")),
        Map.of("x:k", List.of("v"), "x:j", List.of("w")));
  }

  @Property(tries = 300)
  void aDenialThatAppliesAlwaysDenies(@ForAll("layers") Layers layers) {
    String all = "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}";
    for (int layer = 0; layer < 3; layer++) {
      assertThat(layers.with(layer, all).decide(OWN).explicit()).isTrue();
    }
    assertThat(layers.with(3, all.replace("{", "{\"Principal\":\"*\",")).decide(OWN).explicit())
        .isTrue();
  }

  @Provide
  Arbitrary<Layers> layers() {
    Arbitrary<List<String>> own = statements("Allow", "Deny").list().ofMaxSize(3);
    return Combinators.combine(
            own,
            own,
            own,
            Combinators.combine(statements("Allow", "Allow", "Allow", "Deny"), principals())
                .as((statement, who) -> statement.replaceFirst("\\{", "{" + who + ","))
                .list()
                .ofMaxSize(3))
        .as(Layers::new);
  }

  @Provide
  Arbitrary<String> denials() {
    return statements("Deny");
  }

  @Provide
  Arbitrary<String> resourceDenials() {
    return Combinators.combine(statements("Deny"), principals())
        .as((statement, who) -> statement.replaceFirst("\\{", "{" + who + ","));
  }

  private static Arbitrary<String> principals() {
    return Arbitraries.of(
        "\"Principal\":\"*\"",
        "\"Principal\":{\"AWS\":\"111111111111\"}",
        "\"Principal\":{\"AWS\":\"222222222222\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:user/alice\"}",
        "\"NotPrincipal\":{\"AWS\":\"arn:aws:iam::111111111111:user/alice\"}",
        "\"Principal\":{\"Service\":\"sns.amazonaws.com\"}");
  }

  private static Arbitrary<String> statements(String... effects) {
    return Combinators.combine(
            Arbitraries.of(effects),
            Arbitraries.of(
                "\"Action\":\"*\"",
                "\"Action\":[\"kms:De*\",\"iam:GetUser\"]",
                "\"NotAction\":\"kms:*\"",
                "\"NotAction\":\"iam:*\"",
                "\"Action\":\"kms:Decrypt\""),
            Arbitraries.of(
                "\"Resource\":\"*\"",
                "\"Resource\":\"arn:aws:kms:*:*:key/a\"",
                "\"NotResource\":\"arn:aws:kms:*:*:key/a\"",
                "\"Resource\":\"arn:aws:kms:*:*:key/b\""),
            Arbitraries.of(
                "",
                ",\"Condition\":{\"StringEquals\":{\"x:k\":\"v\"}}",
                ",\"Condition\":{\"StringNotEquals\":{\"x:k\":\"v\"}}",
                ",\"Condition\":{\"Null\":{\"x:j\":\"true\"}}"))
        .as(
            (effect, action, resource, condition) ->
                "{\"Effect\":\"" + effect + "\"," + action + "," + resource + condition + "}");
  }
}
