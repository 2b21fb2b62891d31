package io.keyrota.bench.jmh;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Ground;
import io.keyrota.rules.policy.ConditionValues;
import io.keyrota.rules.policy.Decision;
import io.keyrota.rules.policy.Evaluation;
import io.keyrota.rules.policy.IdentityGround;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.rules.policy.Principal;
import io.keyrota.rules.policy.ResourceGround;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a decision costs, its policies compiled. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class Decisions {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final String KEY =
      "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private final Evaluation root =
      asked(
          new Principal(
              Principal.Kind.ROOT,
              ACCOUNT,
              "arn:aws:iam::111122223333:root",
              "111122223333",
              Optional.empty()),
          IdentityGround.NOTHING);
  private final Evaluation oneStatement =
      asked(user(), IdentityGround.of(policy(statement("kms:*", KEY))));

  /** All thousand statements are of the action's service; the last one allows. */
  private final Evaluation ofOneService =
      asked(user(), new IdentityGround(policies("kms:De*"), Optional.empty(), Optional.empty()));

  /** The statements name actions in full; those of a policy concern the action. */
  private final Evaluation byName =
      asked(
          user(), new IdentityGround(policies("kms:Decrypt"), Optional.empty(), Optional.empty()));

  /** The thousand statements are of thirty services, as they are written for real. */
  private final Evaluation ofManyServices =
      asked(user(), new IdentityGround(mixed(), Optional.empty(), Optional.empty()));

  private static Principal user() {
    return new Principal(
        Principal.Kind.USER,
        ACCOUNT,
        "arn:aws:iam::111122223333:user/alice",
        "AIDAALICE",
        Optional.empty());
  }

  private static String statement(String action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\""
        + action
        + "\",\"Resource\":\""
        + resource
        + "\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"blue\"}}}";
  }

  private static PolicyDocument policy(String statements) {
    return PolicyDocument.parse(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}", PolicyKind.IDENTITY);
  }

  /** Twenty policies of fifty statements each. */
  private static List<PolicyDocument> policies(String action) {
    return IntStream.range(0, 20)
        .mapToObj(
            p ->
                policy(
                    IntStream.range(0, 50)
                        .mapToObj(
                            i ->
                                statement(
                                    action,
                                    p == 19 && i == 49
                                        ? KEY
                                        : KEY.substring(0, KEY.length() - 4) + p + "-" + i + "*"))
                        .collect(Collectors.joining(","))))
        .toList();
  }

  private static List<PolicyDocument> mixed() {
    return IntStream.range(0, 20)
        .mapToObj(
            p ->
                policy(
                    IntStream.range(0, 50)
                        .mapToObj(
                            i ->
                                p == 19 && i == 49
                                    ? statement("kms:Decrypt", KEY)
                                    : statement("s" + i % 30 + ":Get*", "*"))
                        .collect(Collectors.joining(","))))
        .toList();
  }

  private static Evaluation asked(Principal who, IdentityGround identity) {
    PolicyDocument keyPolicy =
        PolicyDocument.parse(
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":"
                + "{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\","
                + "\"Resource\":\"*\"}}",
            PolicyKind.RESOURCE);
    return new Evaluation(
        who,
        "kms:Decrypt",
        KEY,
        ConditionValues.of(Map.of("aws:PrincipalTag/team", List.of("blue"))),
        identity,
        Optional.of(new ResourceGround(ACCOUNT, Ground.Kind.KEY_POLICY, keyPolicy, () -> false)),
        List.of());
  }

  @Benchmark
  public Decision rootUnderTheStandardKeyPolicy() {
    return root.decide();
  }

  @Benchmark
  public Decision userWithOneStatement() {
    return oneStatement.decide();
  }

  @Benchmark
  public Decision thousandStatementsOfOneService() {
    return ofOneService.decide();
  }

  @Benchmark
  public Decision thousandStatementsByName() {
    return byName.decide();
  }

  @Benchmark
  public Decision thousandStatementsOfManyServices() {
    return ofManyServices.decide();
  }
}
