package io.keyrota.models.generator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "UserName, userName",
    "userName, userName",
    "MFADevices, mfaDevices",
    "SSHPublicKey, sshPublicKey",
    "SSHPublicKeyId, sshPublicKeyId",
    "AWSAccountId, awsAccountId",
    "SAMLProviderArn, samlProviderArn",
    "URL, url",
    "Arn, arn",
    "V2Token, v2Token",
    "QRCodePNG, qrCodePNG",
    "Base32StringSeed, base32StringSeed",
    "OpenIDConnectProviderArn, openIDConnectProviderArn",
    "X, x",
  })
  void variablesBeginInLowerCaseWithTheirAcronym(String modelName, String variable) {
    assertThat(Names.variable(modelName)).isEqualTo(variable);
  }

  @ParameterizedTest
  @CsvSource({"Default, default_", "Public, public_", "Schema, schema_", "ToString, toString_"})
  void wordsThatJavaKeepsForItselfGetAnUnderscore(String modelName, String variable) {
    assertThat(Names.variable(modelName)).isEqualTo(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "userNameType, USER_NAME_TYPE",
    "NoSuchEntityException, NO_SUCH_ENTITY_EXCEPTION",
    "KMSInternalException, KMS_INTERNAL_EXCEPTION",
    "X509AttributeFilter, X509_ATTRIBUTE_FILTER",
    "SAMLAssertionType, SAML_ASSERTION_TYPE",
  })
  void constantsAreWordsInUpperCase(String modelName, String constant) {
    assertThat(Names.constant(modelName)).isEqualTo(constant);
  }

  @Test
  void literalsAreEscaped() {
    assertThat(Names.literal("a\"b\\u0020é\n")).isEqualTo("\"a\\\"b\\\\u0020\\u00e9\\u000a\"");
  }
}
