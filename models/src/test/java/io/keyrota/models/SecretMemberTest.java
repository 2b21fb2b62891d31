package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.iam.AccessKey;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.models.sts.Credentials;
import io.keyrota.models.sts.StsModel;
import io.keyrota.rules.secret.Secret;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SecretMemberTest {
  @Test
  void aSecretAccessKeyIsASecretWhereverItIsAnswered() {
    assertThat(secretsOf(AccessKey.class)).containsExactly("secretAccessKey");
    assertThat(secretsOf(Credentials.class))
        .containsExactlyInAnyOrder("secretAccessKey", "sessionToken");
    assertThat(secrets(KeyrotaModel.createAccount().output())).containsExactly("SecretAccessKey");
  }

  @Test
  void passwordsSeedsAndPrivateKeysOfIamAreSecrets() {
    assertThat(secrets(IamModel.createLoginProfile().input())).containsExactly("Password");
    assertThat(secrets(IamModel.changePassword().input()))
        .containsExactlyInAnyOrder("OldPassword", "NewPassword");
    assertThat(secrets(IamModel.uploadServerCertificate().input())).containsExactly("PrivateKey");
    assertThat(secretsOf(io.keyrota.models.iam.VirtualMFADevice.class))
        .containsExactlyInAnyOrder("base32StringSeed", "qrCodePNG");
    assertThat(secretsOf(io.keyrota.models.iam.ServiceSpecificCredential.class))
        .containsExactlyInAnyOrder("servicePassword", "serviceCredentialSecret");
  }

  @Test
  void plaintextOfKmsIsASecretAndCiphertextIsNot() {
    assertThat(secrets(KmsModel.encrypt().input())).containsExactly("Plaintext");
    assertThat(secrets(KmsModel.encrypt().output())).isEmpty();
    assertThat(secrets(KmsModel.decrypt().output())).containsExactly("Plaintext");
    assertThat(secrets(KmsModel.generateDataKey().output())).containsExactly("Plaintext");
    assertThat(secrets(KmsModel.generateRandom().output())).containsExactly("Plaintext");
    assertThat(secrets(KmsModel.generateDataKeyPair().output()))
        .containsExactly("PrivateKeyPlaintext");
    assertThat(secrets(KmsModel.deriveSharedSecret().output())).containsExactly("SharedSecret");
    assertThat(secrets(KmsModel.encapsulate().output())).containsExactly("SharedSecret");
    assertThat(secrets(KmsModel.decapsulate().input())).isEmpty();
    assertThat(secrets(KmsModel.decapsulate().output())).containsExactly("SharedSecret");
    assertThat(secrets(KmsModel.sign().input())).containsExactly("Message");
    assertThat(secrets(KmsModel.generateMac().input())).containsExactly("Message");
    assertThat(secrets(KmsModel.createCustomKeyStore().input())).contains("KeyStorePassword");
  }

  @Test
  void keysAndPassphrasesOfAcmAreSecrets() {
    assertThat(secrets(AcmModel.importCertificate().input())).containsExactly("PrivateKey");
    assertThat(secrets(AcmModel.exportCertificate().input())).containsExactly("Passphrase");
    assertThat(secrets(AcmModel.exportCertificate().output())).containsExactly("PrivateKey");
    assertThat(secrets(AcmModel.getAcmeExternalAccountBindingCredentials().output()))
        .containsExactly("MacKey");
  }

  @Test
  void tokensOfStsAreSecrets() {
    assertThat(secrets(StsModel.assumeRoleWithSAML().input())).containsExactly("SAMLAssertion");
    assertThat(secrets(StsModel.assumeRoleWithWebIdentity().input()))
        .containsExactly("WebIdentityToken");
    assertThat(secrets(StsModel.getWebIdentityToken().output()))
        .containsExactly("WebIdentityToken");
  }

  @Test
  void aSensitiveListHoldsSecrets() {
    StructureSchema<?> account = AcmModel.describeAcmeAccount().output();
    StructureSchema<?> described =
        ((Shape.Structure) account.members().getFirst().shape().get()).schema();
    Shape.Sequence contacts = (Shape.Sequence) Models.member(described, "Contacts").shape().get();

    assertThat(contacts.member().get()).isEqualTo(new Shape.Text(null, null, true));
  }

  @Test
  void aRecordsTextDoesNotShowItsSecret() {
    AccessKey key = new AccessKey("alice", "AKIAEXAMPLE", "Active", Secret.ofText("hunter2"), null);

    assertThat(key.toString()).contains("AKIAEXAMPLE").doesNotContain("hunter2");
  }

  private static Set<String> secretsOf(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> component.getType() == Secret.class)
        .map(component -> component.getName())
        .collect(Collectors.toSet());
  }

  private static Set<String> secrets(StructureSchema<?> structure) {
    return structure.members().stream()
        .filter(member -> isSecret(member.shape().get()))
        .map(member -> member.name())
        .collect(Collectors.toSet());
  }

  private static boolean isSecret(Shape shape) {
    return switch (shape) {
      case Shape.Text text -> text.sensitive();
      case Shape.Bytes bytes -> bytes.sensitive();
      default -> false;
    };
  }
}
