package io.keyrota.rules.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.AccountId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and aliases by their names. */
class NamesTest {
  private static final String ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String ARN = "arn:aws:kms:eu-central-1:111122223333:";

  private static KeyReference parse(String keyId, KeyOperation operation) {
    return KeyReference.parse(keyId, operation, Keys.ACCOUNT, Keys.REGION);
  }

  @ParameterizedTest
  @CsvSource({
    "1234abcd-12ab-34cd-56ef-1234567890ab, key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "mrk-1234abcd12ab34cd56ef1234567890ab, key/mrk-1234abcd12ab34cd56ef1234567890ab",
    "alias/ExampleAlias, alias/ExampleAlias",
    "alias/a/b_c-d, alias/a/b_c-d",
  })
  void aKeyIdParameterHasFourForms(String plain, String resource) {
    assertThat(parse(plain, KeyOperation.ENCRYPT).arn()).isEqualTo(ARN + resource);
    assertThat(parse(ARN + resource, KeyOperation.ENCRYPT))
        .isEqualTo(parse(plain, KeyOperation.ENCRYPT));
  }

  @Test
  void anArnMayBeAnotherAccounts() {
    assertThat(
            parse("arn:aws:kms:eu-central-1:444455556666:key/" + ID, KeyOperation.ENCRYPT)
                .account())
        .isEqualTo(new AccountId("444455556666"));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, NotFoundException: Invalid keyId 'nonsense'",
    "1234ABCD-12ab-34cd-56ef-1234567890ab,"
        + " NotFoundException: Invalid keyId '1234ABCD-12ab-34cd-56ef-1234567890ab'",
    "mrk-1234, NotFoundException: Invalid keyId 'mrk-1234'",
    "1234abcd-12ab-34cd-56ef-1234567890a,"
        + " NotFoundException: Invalid keyId '1234abcd-12ab-34cd-56ef-1234567890a'",
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab,"
        + " NotFoundException: Invalid arn us-east-1",
    "arn:aws:s3:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab,"
        + " InvalidArnException: Invalid arn"
        + " arn:aws:s3:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "arn:aws:kms:eu-central-1:111122223333:key/x,"
        + " InvalidArnException: Invalid arn arn:aws:kms:eu-central-1:111122223333:key/x",
    "arn:aws:kms:eu-central-1:11112222333:key/1234abcd-12ab-34cd-56ef-1234567890ab,"
        + " InvalidArnException: Invalid arn"
        + " arn:aws:kms:eu-central-1:11112222333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  })
  void anythingElseIsRefused(String keyId, String refusal) {
    assertThat(Refusals.line(() -> parse(keyId, KeyOperation.ENCRYPT))).isEqualTo(refusal);
  }

  @Test
  void aliasesAreTakenWhereAwsTakesThem() {
    List<String> taking =
        java.util.Arrays.stream(KeyOperation.values())
            .filter(KeyOperation::takesAlias)
            .map(KeyOperation::word)
            .toList();
    assertThat(taking)
        .containsExactlyInAnyOrder(
            "Decapsulate",
            "Decrypt",
            "DeleteAlias",
            "DeriveSharedSecret",
            "DescribeKey",
            "Encapsulate",
            "Encrypt",
            "GenerateDataKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "GenerateDataKeyWithoutPlaintext",
            "GenerateMac",
            "GetPublicKey",
            "ReEncrypt",
            "Sign",
            "Verify",
            "VerifyMac");
    assertThat(Refusals.line(() -> parse("alias/a", KeyOperation.ENABLE_KEY)))
        .isEqualTo("NotFoundException: Invalid keyId 'alias/a'");
    assertThat(Refusals.line(() -> parse(ARN + "alias/a", KeyOperation.ENABLE_KEY)))
        .isEqualTo("InvalidArnException: Key Aliases are not supported for this operation.");
  }

  @Test
  void anIdIsARandomUuidAndReadsBack() {
    byte[] ones = new byte[16];
    java.util.Arrays.fill(ones, (byte) 0xff);
    assertThat(KeyId.of(false, ones).text()).isEqualTo("ffffffff-ffff-4fff-bfff-ffffffffffff");
    assertThat(KeyId.of(true, new byte[16]).text())
        .isEqualTo("mrk-00000000000040008000000000000000");
    assertThat(KeyId.parse(KeyId.of(true, ones).text())).contains(KeyId.of(true, ones));
    assertThat(KeyId.parse(ID).orElseThrow().text()).isEqualTo(ID);
  }

  @ParameterizedTest
  @CsvSource({"alias/aws/mine", "alias/AWS/mine"})
  void namesThatAreReservedAreRefused(String name) {
    assertThat(Refusals.code(() -> AliasName.need(name))).isEqualTo("InvalidAliasNameException");
  }

  @ParameterizedTest
  @CsvSource({"alias/", "alias/a:b", "alias/ä"})
  void namesOfOtherCharactersAreRefused(String name) {
    assertThat(Refusals.line(() -> AliasName.need(name)))
        .isEqualTo("ValidationException: " + name + " contains invalid characters for an alias");
  }

  @ParameterizedTest
  @CsvSource({"example", "ALIAS/a"})
  void namesWithoutThePrefixAreRefused(String name) {
    assertThat(Refusals.line(() -> AliasName.need(name)))
        .isEqualTo(
            "ValidationException: Alias must start with the prefix \"alias/\". Please see"
                + " https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
  }

  @Test
  void aliasesOfAwsNameTheirService() {
    AliasName.need("alias/finance-2026/Key_1");
    assertThat(AliasName.service("alias/aws/s3")).contains("s3");
    assertThat(AliasName.service("alias/aws/")).isEmpty();
    assertThat(AliasName.service("alias/aws/S3")).isEmpty();
    assertThat(AliasName.service("alias/s3")).isEmpty();
  }

  @Test
  void anAliasMovesBetweenKeysOfOneKindOnly() {
    KmsKey symmetric = Keys.symmetric();
    KmsKey rsa = Keys.of(KeySpec.RSA_2048, KeyUsage.ENCRYPT_DECRYPT);
    KmsKey signing = Keys.of(KeySpec.RSA_2048, KeyUsage.SIGN_VERIFY);
    KmsKey curve = Keys.of(KeySpec.ECC_NIST_P256, KeyUsage.SIGN_VERIFY);
    AliasName.needSameKind("alias/a", symmetric, Keys.external());
    AliasName.needSameKind("alias/a", signing, curve);
    for (KmsKey other :
        List.of(rsa, signing, Keys.of(KeySpec.HMAC_256, KeyUsage.GENERATE_VERIFY_MAC))) {
      assertThat(Refusals.code(() -> AliasName.needSameKind("alias/a", symmetric, other)))
          .isEqualTo("ValidationException");
    }
    assertThat(Refusals.code(() -> AliasName.needSameKind("alias/a", rsa, signing)))
        .isEqualTo("ValidationException");
  }

  @Test
  void tagsDistinguishCaseAndAreFiftyAtMost() {
    KmsTags tags = KmsTags.NONE.with(List.of(new KmsTags.Tag("a", "1"), new KmsTags.Tag("A", "2")));
    assertThat(tags.values()).isEqualTo(Map.of("a", "1", "A", "2"));
    assertThat(tags.without(List.of("a", "none")).values()).isEqualTo(Map.of("A", "2"));
    assertThat(
            Refusals.code(
                () ->
                    KmsTags.NONE.with(
                        List.of(new KmsTags.Tag("a", "1"), new KmsTags.Tag("a", "2")))))
        .isEqualTo("TagException");
    assertThat(Refusals.code(() -> KmsTags.NONE.with(List.of(new KmsTags.Tag("AWS:x", "")))))
        .isEqualTo("TagException");
    for (KmsTags.Tag odd :
        List.of(
            new KmsTags.Tag("a#", ""), new KmsTags.Tag("a", "%"), new KmsTags.Tag("a\n", "b"))) {
      assertThat(Refusals.code(() -> KmsTags.NONE.with(List.of(odd)))).isEqualTo("TagException");
    }
    KmsTags.NONE.with(List.of(new KmsTags.Tag("Größe _.:/=+-@ 1", "ж 2")));
    List<KmsTags.Tag> many =
        java.util.stream.IntStream.range(0, 51)
            .mapToObj(i -> new KmsTags.Tag("k" + i, ""))
            .toList();
    assertThat(KmsTags.NONE.with(many.subList(0, 50)).values()).hasSize(50);
    assertThat(Refusals.code(() -> KmsTags.NONE.with(many))).isEqualTo("LimitExceededException");
  }

  @Test
  void quotasAreAwsUntilASettingSaysOtherwise() {
    assertThat(KmsQuotas.STANDARD.of(KmsQuota.KMS_KEYS)).isEqualTo(100_000);
    KmsQuotas few = KmsQuotas.STANDARD.with(KmsQuota.ALIASES_PER_KEY, 1);
    few.needRoom(KmsQuota.ALIASES_PER_KEY, 0);
    assertThat(Refusals.code(() -> few.needRoom(KmsQuota.ALIASES_PER_KEY, 1)))
        .isEqualTo("LimitExceededException");
    assertThat(KmsQuota.named("GrantsPerKey")).contains(KmsQuota.GRANTS_PER_KEY);
    KmsLimits.needPolicy(32_768);
    assertThat(Refusals.code(() -> KmsLimits.needPolicy(32_769)))
        .isEqualTo("LimitExceededException");
  }
}
