package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTest {
  private static final String ADA = "arn:aws:iam::111122223333:user/ada";
  private static final String BOB = "arn:aws:iam::111122223333:user/bob";
  private static final String SOURCE = "arn:aws:s3:eu-central-1:111122223333:bucket/a";
  private static final EncryptionContext CONTEXT =
      EncryptionContext.of(Map.of("Dept", "IT", "Name", "x"));

  private static Caller user(String name) {
    return new Caller.User(Keys.ACCOUNT, "/", name, "AIDAX", Set.of(), Optional.empty());
  }

  private static Grant.Terms terms(GrantConstraints constraints, GrantOperation... operations) {
    return new Grant.Terms(
        Optional.empty(),
        Optional.of(ADA),
        Optional.empty(),
        Optional.of(BOB),
        Optional.empty(),
        List.of(operations),
        constraints);
  }

  private static Grant grant(Grant.Terms terms) {
    return new Grant(
        "0".repeat(64), Keys.ACCOUNT, Keys.REGION, Keys.ID, Keys.NOW, Keys.ACCOUNT, terms);
  }

  private static GrantConstraints equalTo(Map<String, String> pairs) {
    return new GrantConstraints(Optional.of(pairs), Optional.empty(), Optional.empty());
  }

  private static GrantConstraints subset(Map<String, String> pairs) {
    return new GrantConstraints(Optional.empty(), Optional.of(pairs), Optional.empty());
  }

  @ParameterizedTest
  @EnumSource
  void grantsPermitWhatTheKeyCanDo(KeySpec spec) {
    for (KeyUsage usage : spec.usages()) {
      List<String> expected =
          switch (usage) {
            case ENCRYPT_DECRYPT ->
                spec == KeySpec.SYMMETRIC_DEFAULT
                    ? List.of(
                        "Decrypt",
                        "Encrypt",
                        "GenerateDataKey",
                        "GenerateDataKeyWithoutPlaintext",
                        "ReEncryptFrom",
                        "ReEncryptTo",
                        "CreateGrant",
                        "RetireGrant",
                        "DescribeKey",
                        "GenerateDataKeyPair",
                        "GenerateDataKeyPairWithoutPlaintext")
                    : List.of(
                        "Decrypt",
                        "Encrypt",
                        "ReEncryptFrom",
                        "ReEncryptTo",
                        "GetPublicKey",
                        "CreateGrant",
                        "RetireGrant",
                        "DescribeKey");
            case SIGN_VERIFY ->
                List.of(
                    "Sign", "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey");
            case GENERATE_VERIFY_MAC ->
                List.of("CreateGrant", "RetireGrant", "DescribeKey", "GenerateMac", "VerifyMac");
            case KEY_AGREEMENT ->
                List.of(
                    "GetPublicKey",
                    "CreateGrant",
                    "RetireGrant",
                    "DescribeKey",
                    "DeriveSharedSecret");
            case ENCAPSULATE_DECAPSULATE ->
                List.of(
                    "GetPublicKey",
                    "CreateGrant",
                    "RetireGrant",
                    "DescribeKey",
                    "Encapsulate",
                    "Decapsulate");
          };
      assertThat(GrantOperation.fitting(spec, usage).stream().map(GrantOperation::word).toList())
          .isEqualTo(expected);
      Grant.Terms all =
          terms(
              GrantConstraints.NONE,
              GrantOperation.fitting(spec, usage).toArray(GrantOperation[]::new));
      all.needValid(Keys.of(spec, usage));
    }
  }

  @Test
  void anOperationThatTheKeyCanNotDoIsRefused() {
    assertThat(
            Refusals.line(
                () ->
                    terms(GrantConstraints.NONE, GrantOperation.ENCRYPT)
                        .needValid(Keys.of(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC))))
        .isEqualTo(
            "ValidationException: Grant operations must be among [CreateGrant, RetireGrant,"
                + " DescribeKey, GenerateMac, VerifyMac] for a key with usage"
                + " GENERATE_VERIFY_MAC.");
    assertThat(Refusals.code(() -> terms(GrantConstraints.NONE).needValid(Keys.symmetric())))
        .isEqualTo("ValidationException");
  }

  @Test
  void exactlyOneGranteeAndAtMostOneRetiringPrincipal() {
    for (Grant.Terms wrong :
        List.of(
            principals(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            principals(
                Optional.of(ADA),
                Optional.of("s3.amazonaws.com"),
                Optional.of(BOB),
                Optional.empty()),
            principals(
                Optional.of(ADA),
                Optional.empty(),
                Optional.of(BOB),
                Optional.of("s3.amazonaws.com")))) {
      assertThat(Refusals.code(() -> wrong.needValid(Keys.symmetric())))
          .isEqualTo("ValidationException");
    }
  }

  private static Grant.Terms principals(
      Optional<String> grantee,
      Optional<String> granteeService,
      Optional<String> retiring,
      Optional<String> retiringService) {
    return new Grant.Terms(
        Optional.empty(),
        grantee,
        granteeService,
        retiring,
        retiringService,
        List.of(GrantOperation.DECRYPT),
        GrantConstraints.NONE);
  }

  @Test
  void aServiceNeedsASourceAndSomebodyToRetireTheGrant() {
    Optional<String> service = Optional.of("s3.amazonaws.com");
    assertThat(
            Refusals.code(
                () ->
                    principals(Optional.empty(), service, Optional.of(BOB), Optional.empty())
                        .needValid(Keys.symmetric())))
        .isEqualTo("ValidationException");
    GrantConstraints source =
        new GrantConstraints(Optional.empty(), Optional.empty(), Optional.of(SOURCE));
    Grant.Terms right =
        new Grant.Terms(
            Optional.empty(),
            Optional.empty(),
            service,
            Optional.of(BOB),
            Optional.empty(),
            List.of(GrantOperation.DECRYPT),
            source);
    right.needValid(Keys.symmetric());
    Grant grant = grant(right);
    Caller s3 = new Caller.Service(Keys.ACCOUNT, "s3.amazonaws.com");
    assertThat(permits(grant, s3, Optional.of(SOURCE))).isTrue();
    assertThat(permits(grant, s3, Optional.empty())).isFalse();
    assertThat(permits(grant, s3, Optional.of(SOURCE + "b"))).isFalse();
    assertThat(permits(grant, user("ada"), Optional.of(SOURCE))).isFalse();
  }

  private static boolean permits(Grant grant, Caller caller, Optional<String> source) {
    return grant.permits(caller, GrantOperation.DECRYPT, CONTEXT, source);
  }

  @Test
  void aGrantPermitsItsGranteeItsOperationsAndNobodyElse() {
    Grant grant = grant(terms(GrantConstraints.NONE, GrantOperation.DECRYPT));
    assertThat(permits(grant, user("ada"), Optional.empty())).isTrue();
    assertThat(permits(grant, user("bob"), Optional.empty())).isFalse();
    assertThat(permits(grant, new Caller.Root(Keys.ACCOUNT, Optional.empty()), Optional.empty()))
        .isFalse();
    assertThat(grant.permits(user("ada"), GrantOperation.ENCRYPT, CONTEXT, Optional.empty()))
        .isFalse();
    assertThat(permits(grant, new Caller.Unknown(Optional.empty()), Optional.empty())).isFalse();
  }

  @Test
  void contextsMustBeEqualOrHoldThePairs() {
    assertThat(equalTo(Map.of("Dept", "IT", "Name", "x")).metBy(CONTEXT)).isTrue();
    assertThat(equalTo(Map.of("dept", "IT", "NAME", "x")).metBy(CONTEXT)).isTrue();
    assertThat(equalTo(Map.of("Dept", "it", "Name", "x")).metBy(CONTEXT)).isFalse();
    assertThat(equalTo(Map.of("Dept", "IT")).metBy(CONTEXT)).isFalse();
    assertThat(subset(Map.of("dept", "IT")).metBy(CONTEXT)).isTrue();
    assertThat(subset(Map.of("dept", "IT", "more", "")).metBy(CONTEXT)).isFalse();
    assertThat(subset(Map.of()).metBy(CONTEXT)).isTrue();
    assertThat(equalTo(Map.of()).metBy(EncryptionContext.NONE)).isTrue();
    assertThat(equalTo(Map.of()).metBy(CONTEXT)).isFalse();
    assertThat(
            subset(Map.of("dept", "IT"))
                .metBy(EncryptionContext.of(Map.of("dept", "IT", "DEPT", "HR"))))
        .isFalse();
  }

  @Test
  void aConstraintOnTheContextDoesNotApplyToWhatHasNone() {
    Grant grant =
        grant(
            terms(
                equalTo(Map.of("a", "b")),
                GrantOperation.DECRYPT,
                GrantOperation.DESCRIBE_KEY,
                GrantOperation.RETIRE_GRANT));
    assertThat(
            grant.permits(
                user("ada"), GrantOperation.DESCRIBE_KEY, EncryptionContext.NONE, Optional.empty()))
        .isTrue();
    assertThat(permits(grant, user("ada"), Optional.empty())).isFalse();
    assertThat(
            Refusals.code(
                () ->
                    terms(equalTo(Map.of("a", "b")), GrantOperation.SIGN)
                        .needValid(Keys.of(KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY))))
        .isEqualTo("ValidationException");
  }

  @Test
  void constraintsHaveEightPairsAndShortValues() {
    Map<String, String> nine = new java.util.HashMap<>();
    for (int i = 0; i < 9; i++) {
      nine.put("k" + i, "");
    }
    assertThat(
            Refusals.code(
                () -> terms(subset(nine), GrantOperation.DECRYPT).needValid(Keys.symmetric())))
        .isEqualTo("ValidationException");
    terms(subset(Map.of("a", "b".repeat(384))), GrantOperation.DECRYPT).needValid(Keys.symmetric());
    assertThat(
            Refusals.code(
                () ->
                    terms(subset(Map.of("a", "b".repeat(385))), GrantOperation.DECRYPT)
                        .needValid(Keys.symmetric())))
        .isEqualTo("ValidationException");
  }

  @Test
  void aContextHasOneConstraint() {
    GrantConstraints two =
        new GrantConstraints(
            Optional.of(Map.of("a", "1")), Optional.of(Map.of("a", "1")), Optional.empty());
    assertThat(Refusals.line(() -> terms(two, GrantOperation.DECRYPT).needValid(Keys.symmetric())))
        .isEqualTo("ValidationException: More than one constraint supplied");
  }

  @Test
  void aGrantMadeByAGrantIsAtLeastAsStrict() {
    GrantConstraints one = subset(Map.of("a", "1"));
    GrantConstraints both = subset(Map.of("a", "1", "b", "2"));
    GrantConstraints exact = equalTo(Map.of("a", "1", "b", "2"));
    assertThat(both.atLeastAsStrictAs(one)).isTrue();
    assertThat(exact.atLeastAsStrictAs(one)).isTrue();
    assertThat(exact.atLeastAsStrictAs(both)).isTrue();
    assertThat(exact.atLeastAsStrictAs(exact)).isTrue();
    assertThat(one.atLeastAsStrictAs(both)).isFalse();
    assertThat(both.atLeastAsStrictAs(exact)).isFalse();
    assertThat(GrantConstraints.NONE.atLeastAsStrictAs(one)).isFalse();
    assertThat(one.atLeastAsStrictAs(GrantConstraints.NONE)).isTrue();
    GrantConstraints source =
        new GrantConstraints(Optional.empty(), Optional.empty(), Optional.of(SOURCE));
    assertThat(one.atLeastAsStrictAs(source)).isFalse();
    assertThat(source.atLeastAsStrictAs(source)).isTrue();
  }

  @Test
  void theRetiringPrincipalTheAllowedGranteeAndTheIssuersRootMayRetire() {
    Grant plain = grant(terms(GrantConstraints.NONE, GrantOperation.DECRYPT));
    assertThat(plain.retirableBy(user("bob"))).isTrue();
    assertThat(plain.retirableBy(user("ada"))).isFalse();
    assertThat(plain.retirableBy(new Caller.Root(Keys.ACCOUNT, Optional.empty()))).isTrue();
    assertThat(plain.retirableBy(new Caller.Root(new AccountId("444455556666"), Optional.empty())))
        .isFalse();
    Grant retirable =
        grant(terms(GrantConstraints.NONE, GrantOperation.DECRYPT, GrantOperation.RETIRE_GRANT));
    assertThat(retirable.retirableBy(user("ada"))).isTrue();
  }

  @Test
  void aNameMakesARepetitionTheSameGrant() {
    Grant.Terms named =
        new Grant.Terms(
            Optional.of("mine"),
            Optional.of(ADA),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(GrantOperation.DECRYPT),
            GrantConstraints.NONE);
    assertThat(grant(named).isMeantBy(named, Keys.ACCOUNT)).isTrue();
    assertThat(grant(named).isMeantBy(named, new AccountId("444455556666"))).isFalse();
    Grant.Terms unnamed = terms(GrantConstraints.NONE, GrantOperation.DECRYPT);
    assertThat(grant(unnamed).isMeantBy(unnamed, Keys.ACCOUNT)).isFalse();
  }

  @Test
  void everyTokenNamesItsGrantAndNoOtherTextDoes() {
    Grant grant = grant(terms(GrantConstraints.NONE, GrantOperation.DECRYPT));
    String token = GrantToken.of(grant, new byte[16]);
    byte[] other = new byte[16];
    other[0] = 1;
    assertThat(GrantToken.of(grant, other)).isNotEqualTo(token);
    GrantToken read = GrantToken.parse(token);
    assertThat(read.grantId()).isEqualTo(grant.id());
    assertThat(read.key()).isEqualTo(grant.key());
    assertThat(read.account()).isEqualTo(grant.account());
    assertThat(read.region()).isEqualTo(grant.region());
    for (String wrong : List.of("x", "", token + "=", token.substring(1), "€")) {
      assertThat(Refusals.code(() -> GrantToken.parse(wrong)))
          .isEqualTo("InvalidGrantTokenException");
    }
  }

  @Test
  void theStandardPoliciesAreAws() {
    assertThat(KeyPolicyText.standard(Keys.ACCOUNT))
        .startsWith("{\n  \"Version\" : \"2012-10-17\",\n  \"Id\" : \"key-default-1\",")
        .contains("\"AWS\" : \"arn:aws:iam::111122223333:root\"")
        .endsWith("} ]\n}");
    assertThat(KeyPolicyText.managed("s3", Keys.ACCOUNT, Keys.REGION))
        .contains("\"kms:ViaService\" : \"s3.eu-central-1.amazonaws.com\"")
        .contains("\"kms:CallerAccount\" : \"111122223333\"");
  }
}
