package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** KMS's share of the load run: keys in use, of as many as there are to be. */
final class KmsLoad {
  private static final byte[] ID = bytes("\"KeyId\":\"");
  private static final byte[] BLOB = bytes("\"CiphertextBlob\":\"");
  private static final byte[] QUOTE = bytes("\"");

  /** Keys that take part in the rounds, however many there are. */
  private static final int IN_USE = 1000;

  /** A signature costs ten times the rest. */
  private static final int SIGNING_SHARE = 5;

  private static final int KIBIBYTE = 1024;
  private static final String PLAINTEXT = Base64.getEncoder().encodeToString(new byte[KIBIBYTE]);
  private static final String MESSAGE = Base64.getEncoder().encodeToString(new byte[256]);

  private final List<Kind> all =
      List.of(
          new Kind("DescribeKey", 1, "\"KeyState\":\"Enabled\""),
          new Kind("ListKeys", 1, "\"Truncated\":"),
          new Kind("GenerateDataKey", 1, "\"Plaintext\":\""),
          new Kind("Encrypt", 1, "\"CiphertextBlob\":\""),
          new Kind("Decrypt", 1, PLAINTEXT),
          new Kind("GenerateMac", 1, "\"Mac\":\""),
          new Kind("Sign P-256", SIGNING_SHARE, "\"Signature\":\""),
          new Kind("Sign RSA-2048", SIGNING_SHARE, "\"Signature\":\""));

  private final int keys;
  private final int requests;
  private final List<Kind> kinds;
  private final List<String> ids = new ArrayList<>();
  private final List<String> blobs = new ArrayList<>();
  private String mac = "";
  private String p256 = "";
  private String rsa = "";

  /** One operation: a share of the requests, and what every answer must hold. */
  private record Kind(String name, int share, Tally tally, byte[] holds) {
    Kind(String name, int share, String holds) {
      this(name, share, new Tally(name), bytes(holds));
    }
  }

  KmsLoad(LoadOptions options) {
    this.keys = options.keys();
    this.requests = options.requests();
    this.kinds = all.stream().filter(kind -> options.runs(kind.name())).toList();
  }

  /** Makes the keys. */
  void prepare(Generator generator, Requests by) throws IOException {
    for (int made = 0; made < keys; made += IN_USE) {
      byte[] create = by.kms("CreateKey", "{}"); // signed anew: a signature is good for minutes
      make(generator, Math.min(IN_USE, keys - made), create);
    }
    mac = one(generator, by, "HMAC_256", "GENERATE_VERIFY_MAC");
    p256 = one(generator, by, "ECC_NIST_P256", "SIGN_VERIFY");
    rsa = one(generator, by, "RSA_2048", "SIGN_VERIFY");
    List<byte[]> encryptions = ids.stream().map(id -> by.kms("Encrypt", encrypt(id))).toList();
    blobs.addAll(ask(generator, encryptions, BLOB));
  }

  private void make(Generator generator, int count, byte[] create) throws IOException {
    List<String> made = ask(generator, java.util.Collections.nCopies(count, create), ID);
    if (ids.size() < IN_USE) {
      ids.addAll(made);
    }
  }

  private static String one(Generator generator, Requests by, String spec, String usage)
      throws IOException {
    byte[] create =
        by.kms("CreateKey", "{\"KeySpec\":\"%s\",\"KeyUsage\":\"%s\"}".formatted(spec, usage));
    return ask(generator, List.of(create), ID).getFirst();
  }

  private static List<String> ask(Generator generator, List<byte[]> all, byte[] before)
      throws IOException {
    String[] found = new String[all.size()];
    Generator.Run run =
        generator.run(
            all.size(),
            all::get,
            (i, answer) -> {
              found[i] = answer.between(before, QUOTE);
              return answer.status() == 200 && !found[i].isEmpty();
            });
    if (run.wrong() > 0) {
      throw new IOException("keys could not be made:\n" + run.firstWrong());
    }
    return List.of(found);
  }

  private static String encrypt(String id) {
    return "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}".formatted(id, PLAINTEXT);
  }

  /** One round of every operation. */
  void round(Served on, boolean measured) throws IOException {
    for (Kind kind : kinds) {
      List<byte[]> signed = signed(kind.name(), on.requests());
      long before = on.server().cpuMicros();
      Generator.Run run =
          on.generator()
              .run(
                  requests / kind.share(),
                  i -> signed.get(i % signed.size()),
                  (_, answer) -> answer.status() == 200 && answer.holds(kind.holds()));
      if (measured) {
        kind.tally().add(run, on.server().cpuMicros() - before);
      }
    }
  }

  private List<byte[]> signed(String name, Requests by) {
    return switch (name) {
      case "ListKeys" -> List.of(by.kms("ListKeys", "{\"Limit\":100}"));
      case "DescribeKey" -> each(id -> by.kms("DescribeKey", "{\"KeyId\":\"%s\"}".formatted(id)));
      case "GenerateDataKey" ->
          each(
              id ->
                  by.kms(
                      "GenerateDataKey",
                      "{\"KeyId\":\"%s\",\"KeySpec\":\"AES_256\"}".formatted(id)));
      case "Encrypt" -> each(id -> by.kms("Encrypt", encrypt(id)));
      case "Decrypt" ->
          blobs.stream()
              .map(blob -> by.kms("Decrypt", "{\"CiphertextBlob\":\"%s\"}".formatted(blob)))
              .toList();
      case "GenerateMac" ->
          List.of(
              by.kms(
                  "GenerateMac",
                  "{\"KeyId\":\"%s\",\"MacAlgorithm\":\"HMAC_SHA_256\",\"Message\":\"%s\"}"
                      .formatted(mac, MESSAGE)));
      case "Sign P-256" -> List.of(sign(by, p256, "ECDSA_SHA_256"));
      case "Sign RSA-2048" -> List.of(sign(by, rsa, "RSASSA_PKCS1_V1_5_SHA_256"));
      default -> throw new IllegalStateException(name.toLowerCase(Locale.ROOT));
    };
  }

  private static byte[] sign(Requests by, String id, String algorithm) {
    return by.kms(
        "Sign",
        "{\"KeyId\":\"%s\",\"SigningAlgorithm\":\"%s\",\"Message\":\"%s\"}"
            .formatted(id, algorithm, MESSAGE));
  }

  private List<byte[]> each(java.util.function.Function<String, byte[]> request) {
    return ids.stream().map(request).toList();
  }

  /** What can be measured. */
  Stream<Tally> tallies() {
    return all.stream().map(Kind::tally);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
