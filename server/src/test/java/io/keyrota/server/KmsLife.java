package io.keyrota.server;

import io.keyrota.server.SignedCalls.Reply;
import io.keyrota.testkit.Starter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * Houses in a process of their own, in which keys are made, used, rotated, imported and deleted for
 * ever, until somebody kills it. They say of each change when it begins and when it was answered.
 */
public final class KmsLife {
  /** What every blob hides. */
  static final String PLAINTEXT = "c2VjcmV0";

  /** Every rotation's event is asked for, however old. */
  static final String[] FLAGS = {"--clock", "rehearsal", "--events.keep", "36500d"};

  private static final int MOST_KEYS = 6;

  private final String name;
  private final SignedCalls root;
  private final Random random;
  private final List<String> keys = new ArrayList<>();
  private final List<String> external = new ArrayList<>();

  private KmsLife(String name, SignedCalls root, Random random) {
    this.name = name;
    this.root = root;
    this.random = random;
  }

  /** A folder, a number that no other life had, and the names of the houses in the folder. */
  public static void main(String[] arguments) {
    int number = Integer.parseInt(arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      String name = arguments[i];
      Path data = Path.of(arguments[0], name);
      int seed = number * arguments.length + i;
      Thread.ofPlatform().start(() -> live(name, data, seed));
    }
  }

  private static void live(String name, Path data, int seed) {
    try {
      Indoors house = Indoors.open(data, Indoors.Lot.at("2026-01-01T00:00:00Z", seed), FLAGS);
      KmsLife life = new KmsLife(name, house.root(), new Random(seed));
      life.look();
      while (true) {
        life.act();
      }
    } catch (Throwable broken) {
      broken.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private void say(String... words) {
    Starter.tell(name + " " + String.join(" ", words) + " .");
  }

  /** Calls KMS; each value takes the place of a {@code %s}. */
  private Reply kms(String operation, String json, String... values) {
    String filled = json;
    for (String value : values) {
      filled = filled.replaceFirst("%s", Matcher.quoteReplacement(value));
    }
    Reply reply = root.kms(operation, filled);
    if (reply.status() != 200) {
      throw new IllegalStateException(operation + ": " + reply.body());
    }
    return reply;
  }

  /** Finds the keys that earlier lives left. */
  private void look() {
    for (String key : kms("ListKeys", "{}").all("KeyId")) {
      Reply found = kms("DescribeKey", "{\"KeyId\":\"%s\"}", key);
      if (found.text("KeyState").equals("Enabled")) {
        (found.text("Origin").equals("EXTERNAL") ? external : keys).add(key);
      }
    }
    say("alive");
  }

  private void act() {
    switch (random.nextInt(9)) {
      case 0 -> create();
      case 1, 2, 3 -> rotate();
      case 4 -> advance("90d");
      case 5, 6 -> importing();
      case 7 -> delete();
      default -> keys.forEach(this::encrypt);
    }
  }

  private void create() {
    if (keys.size() < MOST_KEYS) {
      String key = kms("CreateKey", "{}").text("KeyId");
      kms("EnableKeyRotation", "{\"KeyId\":\"%s\",\"RotationPeriodInDays\":90}", key);
      say("created", key);
      keys.add(key);
      encrypt(key);
    }
  }

  private void encrypt(String key) {
    Reply made = kms("Encrypt", "{\"KeyId\":\"%s\",\"Plaintext\":\"%s\"}", key, PLAINTEXT);
    say("blob", key, made.text("CiphertextBlob"));
  }

  private void rotate() {
    if (!keys.isEmpty()) {
      String key = keys.get(random.nextInt(keys.size()));
      int before = kms("ListKeyRotations", "{\"KeyId\":\"%s\"}", key).all("RotationDate").size();
      say("begin rotate", key);
      if (root.kms("RotateKeyOnDemand", "{\"KeyId\":\"%s\"}".formatted(key)).status() == 200) {
        say("rotated", key, Integer.toString(before + 1));
        encrypt(key);
      }
    }
  }

  private void advance(String duration) {
    say("begin advance", duration);
    root.keyrota("AdvanceClock", "{\"Duration\":\"%s\"}".formatted(duration));
    say("advanced", duration);
  }

  private void delete() {
    if (keys.size() > 2) {
      String key = keys.removeFirst();
      say("begin delete", key);
      kms("ScheduleKeyDeletion", "{\"KeyId\":\"%s\",\"PendingWindowInDays\":7}", key);
      advance("7d");
      say("deleted", key);
    }
  }

  private void importing() {
    if (external.isEmpty()) {
      String key = kms("CreateKey", "{\"Origin\":\"EXTERNAL\"}").text("KeyId");
      bring(key);
      external.add(key);
      encrypt(key);
    } else {
      String key = external.getFirst();
      say("begin unimport", key);
      kms("DeleteImportedKeyMaterial", "{\"KeyId\":\"%s\"}", key);
      say("unimported", key);
      bring(key);
      encrypt(key);
    }
  }

  private void bring(String key) {
    Reply parameters =
        kms(
            "GetParametersForImport",
            "{\"KeyId\":\"%s\",\"WrappingAlgorithm\":\"RSAES_OAEP_SHA_256\","
                + "\"WrappingKeySpec\":\"RSA_2048\"}",
            key);
    String wrapped = wrapped(key, parameters.text("PublicKey"));
    say("begin import", key);
    kms(
        "ImportKeyMaterial",
        "{\"KeyId\":\"%s\",\"ImportToken\":\"%s\",\"EncryptedKeyMaterial\":\"%s\","
            + "\"ExpirationModel\":\"KEY_MATERIAL_DOES_NOT_EXPIRE\"}",
        key,
        parameters.text("ImportToken"),
        wrapped);
    say("imported", key);
  }

  /** A key's material is made of its id, so that every life can bring it again. */
  private static String wrapped(String key, String spki) {
    try {
      byte[] material =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
      PublicKey wrapping =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(spki)));
      Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding");
      oaep.init(
          Cipher.ENCRYPT_MODE,
          wrapping,
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
      return Base64.getEncoder().encodeToString(oaep.doFinal(material));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
