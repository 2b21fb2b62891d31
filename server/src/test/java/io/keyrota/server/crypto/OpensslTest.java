package io.keyrota.server.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keyrota.rules.kms.EncryptionAlgorithm;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.MessageType;
import io.keyrota.rules.kms.SigningAlgorithm;
import io.keyrota.rules.kms.WrappingAlgorithm;
import io.keyrota.testkit.SeededEntropy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we sign, wrap and encode, in the eyes of another implementation, and the other way. */
class OpensslTest {
  private static final byte[] MESSAGE = "message to sign".getBytes(UTF_8);

  private static final KeyAlgorithms ALL = Providers.fastest();
  // One of each: RSA's take long to make.
  private static final Map<KeySpec, KeyPair> PAIRS = new EnumMap<>(KeySpec.class);

  private final KeyAlgorithms all = ALL;
  @TempDir private Path folder;

  @BeforeEach
  void opensslIsThere() {
    assumeTrue(run("openssl", "version"), "openssl is not installed");
  }

  private boolean run(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      process.getOutputStream().close();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void openssl(String command) throws IOException {
    List<String> words = new ArrayList<>(List.of("openssl"));
    words.addAll(Arrays.asList(command.split(" ", -1)));
    assertThat(run(words.toArray(String[]::new)))
        .as(command + ": " + Files.readString(folder.resolve("output")))
        .isTrue();
  }

  private byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  private void write(String file, byte[] bytes) throws IOException {
    Files.write(folder.resolve(file), bytes);
  }

  private KeyPair pair(KeySpec spec) throws IOException {
    KeyPair pair = PAIRS.computeIfAbsent(spec, each -> ALL.pairs().generate(each));
    write("public.der", pair.publicKey());
    write("private.der", pair.privateKey().reveal());
    return pair;
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, RSASSA_PKCS1_V1_5_SHA_256, -sha256",
    "RSA_2048, RSASSA_PKCS1_V1_5_SHA_384, -sha384",
    "RSA_2048, RSASSA_PKCS1_V1_5_SHA_512, -sha512",
    "RSA_2048, RSASSA_PSS_SHA_256,"
        + " -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest",
    "RSA_2048, RSASSA_PSS_SHA_384,"
        + " -sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest",
    "RSA_2048, RSASSA_PSS_SHA_512,"
        + " -sha512 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:digest",
    "ECC_NIST_P256, ECDSA_SHA_256, -sha256",
    "ECC_NIST_P384, ECDSA_SHA_384, -sha384",
    "ECC_NIST_P521, ECDSA_SHA_512, -sha512",
    "ECC_SECG_P256K1, ECDSA_SHA_256, -sha256",
    "SM2, SM2DSA, -sm3 -sigopt distid:1234567812345678"
  })
  void opensslVerifiesOurSignaturesAndWeItsOwn(
      KeySpec spec, SigningAlgorithm algorithm, String options) throws IOException {
    KeyPair pair = pair(spec);
    write("message", MESSAGE);
    write(
        "signature",
        all.signing()
            .sign(
                all.decoding().privateKey(spec, pair.privateKey()),
                algorithm,
                MessageType.RAW,
                MESSAGE));
    openssl("dgst " + options + " -keyform DER -verify public.der -signature signature message");
    openssl("dgst " + options + " -keyform DER -sign private.der -out theirs message");
    assertThat(
            all.signing()
                .verify(
                    all.decoding().publicKey(spec, pair.publicKey()),
                    algorithm,
                    MessageType.RAW,
                    MESSAGE,
                    read("theirs")))
        .isTrue();
  }

  @Test
  void opensslVerifiesEd25519() throws IOException {
    KeySpec spec = KeySpec.ECC_NIST_EDWARDS25519;
    KeyPair pair = pair(spec);
    write("message", MESSAGE);
    write(
        "signature",
        all.signing()
            .sign(
                all.decoding().privateKey(spec, pair.privateKey()),
                SigningAlgorithm.ED25519_SHA_512,
                MessageType.RAW,
                MESSAGE));
    openssl(
        "pkeyutl -verify -pubin -keyform DER -inkey public.der -rawin -in message -sigfile"
            + " signature");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048",
    "ECC_NIST_P256",
    "ECC_NIST_P384",
    "ECC_NIST_P521",
    "ECC_SECG_P256K1",
    "SM2",
    "ECC_NIST_EDWARDS25519"
  })
  void opensslReadsOurPrivateKeysAndWeItsOwn(KeySpec spec) throws IOException {
    KeyPair pair = pair(spec);
    openssl("pkey -inform DER -in private.der -pubout -outform DER -out again.der");
    assertThat(read("again.der")).isEqualTo(pair.publicKey());
    openssl(
        "genpkey -outform PEM -out theirs.pem "
            + switch (spec) {
              case RSA_2048 -> "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";
              case ECC_NIST_EDWARDS25519 -> "-algorithm ED25519";
              case SM2 -> "-algorithm SM2";
              default ->
                  "-algorithm EC -pkeyopt ec_paramgen_curve:"
                      + switch (spec) {
                        case ECC_NIST_P256 -> "P-256";
                        case ECC_NIST_P384 -> "P-384";
                        case ECC_NIST_P521 -> "P-521";
                        default -> "secp256k1";
                      };
            });
    openssl("pkcs8 -topk8 -nocrypt -in theirs.pem -outform DER -out theirs.der");
    openssl("pkey -in theirs.pem -pubout -outform DER -out theirs.pub");
    KeyPair taken =
        all.decoding()
            .imported(spec, io.keyrota.rules.secret.Secret.owning(read("theirs.der")))
            .orElseThrow();
    assertThat(taken.publicKey()).isEqualTo(read("theirs.pub"));
  }

  /** The commands of AWS's "Encrypt key material" page. */
  @ParameterizedTest
  @CsvSource({"RSAES_OAEP_SHA_1, sha1", "RSAES_OAEP_SHA_256, sha256"})
  void materialWrappedWithOpensslOpens(WrappingAlgorithm algorithm, String hash)
      throws IOException {
    KeyPair pair = pair(KeySpec.RSA_2048);
    DecodedPrivateKey key = all.decoding().privateKey(KeySpec.RSA_2048, pair.privateKey());
    byte[] material = new SeededEntropy(1).bytes(32);
    write("material", material);
    openssl(
        ("pkeyutl -encrypt -in material -out wrapped -inkey public.der -keyform DER -pubin"
                + " -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:%1$s"
                + " -pkeyopt rsa_mgf1_md:%1$s")
            .formatted(hash));
    assertThat(all.unwrapping().unwrap(algorithm, key, read("wrapped")).orElseThrow().reveal())
        .isEqualTo(material);
    byte[] aes = new SeededEntropy(2).bytes(32);
    byte[] rsaKey = pair.privateKey().reveal();
    openssl(
        "enc -id-aes256-wrap-pad -K "
            + HexFormat.of().formatHex(aes)
            + " -iv A65959A6 -in private.der -out second");
    write("material", aes);
    openssl(
        ("pkeyutl -encrypt -in material -out first -inkey public.der -keyform DER -pubin"
                + " -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:%1$s"
                + " -pkeyopt rsa_mgf1_md:%1$s")
            .formatted(hash));
    WrappingAlgorithm twice =
        algorithm == WrappingAlgorithm.RSAES_OAEP_SHA_1
            ? WrappingAlgorithm.RSA_AES_KEY_WRAP_SHA_1
            : WrappingAlgorithm.RSA_AES_KEY_WRAP_SHA_256;
    assertThat(
            all.unwrapping()
                .unwrap(twice, key, Der.joined(read("first"), read("second")))
                .orElseThrow()
                .reveal())
        .isEqualTo(rsaKey);
  }

  @Test
  void sm2CiphertextsGoBothWays() throws IOException {
    KeyPair pair = pair(KeySpec.SM2);
    write("plaintext", MESSAGE);
    openssl("pkeyutl -encrypt -pubin -keyform DER -inkey public.der -in plaintext -out ciphertext");
    assertThat(
            all.encryption()
                .decrypt(
                    all.decoding().privateKey(KeySpec.SM2, pair.privateKey()),
                    EncryptionAlgorithm.SM2PKE,
                    read("ciphertext"))
                .orElseThrow()
                .reveal())
        .isEqualTo(MESSAGE);
    write(
        "ours",
        all.encryption()
            .encrypt(
                all.decoding().publicKey(KeySpec.SM2, pair.publicKey()),
                EncryptionAlgorithm.SM2PKE,
                MESSAGE));
    openssl("pkeyutl -decrypt -keyform DER -inkey private.der -in ours -out back");
    assertThat(read("back")).isEqualTo(MESSAGE);
  }

  @ParameterizedTest
  @CsvSource({"ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521"})
  void opensslAgreesOnTheSameSecret(KeySpec spec) throws IOException {
    KeyPair ours = pair(spec);
    KeyPair theirs = all.pairs().generate(spec);
    write("peer.der", theirs.privateKey().reveal());
    openssl(
        "pkeyutl -derive -keyform DER -inkey peer.der -peerform DER -peerkey public.der -out"
            + " shared");
    assertThat(
            all.agreement()
                .derive(all.decoding().privateKey(spec, ours.privateKey()), theirs.publicKey())
                .orElseThrow()
                .reveal())
        .isEqualTo(read("shared"));
  }
}
