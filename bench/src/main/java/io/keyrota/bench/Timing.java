package io.keyrota.bench;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.kms.CiphertextBlob;
import io.keyrota.rules.kms.EncryptionContext;
import io.keyrota.rules.kms.KeyId;
import io.keyrota.rules.kms.KeyMaterialId;
import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.kms.WrappingAlgorithm;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.DecodedPrivateKey;
import io.keyrota.server.crypto.HeldKey;
import io.keyrota.server.crypto.KeyAlgorithms;
import io.keyrota.server.crypto.KeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/**
 * Whether the time of a refusal tells what was wrong: of a ciphertext under a symmetric key, and of
 * key material that was wrapped for its import. Each class of wrong inputs is compared with the
 * first one by Welch's t-test; they take turns at random, and the slowest tenth, which the machine
 * makes, is left out of every class alike. Where things lie in memory makes differences of a few
 * nanoseconds too, but not the same ones twice: so a class counts that differs in every round. The
 * first class takes part a second time to show what that noise is.
 */
final class Timing {
  /** Beyond it, two classes differ (the usual threshold of leakage assessment). */
  static final double MOST = 4.5;

  private static final KeyId KEY = new KeyId(false, 0x1234abcd12ab34cdL, 0x56ef1234567890abL);
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final int ROUNDS = 3;
  private static final int INPUTS = 32;
  private static final double KEPT = 0.9;

  private final SecureRandom secure = new SecureRandom();
  private final SplittableRandom random = new SplittableRandom();
  private final KeyAlgorithms algorithms = KeyAlgorithms.of(Algorithms.jdk(), this::bytes);

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    secure.nextBytes(bytes);
    return bytes;
  }

  /**
   * Measures all, each round with keys and inputs of its own.
   *
   * @return the classes that differ from their first in every round, in the same direction
   */
  Set<String> run(int refusals) throws GeneralSecurityException {
    Set<String> told = round(refusals);
    for (int i = 1; i < ROUNDS; i++) {
      told.retainAll(round(refusals));
    }
    return told;
  }

  private Set<String> round(int refusals) throws GeneralSecurityException {
    Set<String> told = new TreeSet<>(symmetric(refusals));
    told.addAll(imports(refusals / 20));
    return told;
  }

  private Set<String> symmetric(int refusals) {
    HeldKey material = HeldKey.of(Secret.owning(bytes(32)));
    HeldKey another = HeldKey.of(Secret.owning(bytes(32)));
    KeyMaterialId id = KeyMaterialId.of(bytes(32));
    EncryptionContext context = EncryptionContext.of(Map.of("shelf", "seven"));
    EncryptionContext other = EncryptionContext.of(Map.of("shelf", "eight"));
    Map<String, Symmetric> kinds = new LinkedHashMap<>();
    kinds.put("last bit of the tag", new Symmetric(material, context, Timing::endOfSealed));
    kinds.put(
        "first bit of the ciphertext", new Symmetric(material, context, Timing::beginningOfSealed));
    kinds.put("commitment", new Symmetric(material, context, Timing::commitment));
    kinds.put("nonce", new Symmetric(material, context, Timing::nonce));
    kinds.put("encryption context", new Symmetric(material, other, Timing::asItIs));
    kinds.put("another material", new Symmetric(another, context, Timing::asItIs));
    kinds.put("last bit of the tag, again", new Symmetric(material, context, Timing::endOfSealed));
    // All classes' inputs lie among each other, so that the memory tells no difference either.
    for (int i = 0; i < INPUTS; i++) {
      byte[] blob =
          algorithms.symmetric().encrypt(material, ACCOUNT, KEY, id, context, bytes(1024));
      for (Symmetric kind : kinds.values()) {
        kind.blobs[i] = kind.change.apply(CiphertextBlob.parse(blob).orElseThrow());
      }
    }
    Map<String, IntConsumer> classes = new LinkedHashMap<>();
    kinds.forEach((name, kind) -> classes.put(name, i -> kind.refuse(algorithms, i)));
    return compared("Decrypt, 1 KiB under a symmetric key", classes, refusals);
  }

  /** A class of ciphertexts: with what they are tried, and what is wrong with them. */
  private static final class Symmetric {
    private final HeldKey material;
    private final EncryptionContext context;
    private final UnaryOperator<CiphertextBlob> change;
    private final CiphertextBlob[] blobs = new CiphertextBlob[INPUTS];

    Symmetric(HeldKey material, EncryptionContext context, UnaryOperator<CiphertextBlob> change) {
      this.material = material;
      this.context = context;
      this.change = change;
    }

    void refuse(KeyAlgorithms algorithms, int i) {
      if (algorithms.symmetric().decrypt(material, blobs[i], context).isPresent()) {
        throw new IllegalStateException("what was to be refused was decrypted");
      }
    }
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 1;
    return flipped;
  }

  private static CiphertextBlob asItIs(CiphertextBlob b) {
    return with(b, b.nonce().clone(), b.commitment().clone(), b.sealed().clone());
  }

  private static CiphertextBlob endOfSealed(CiphertextBlob b) {
    return with(
        b, b.nonce().clone(), b.commitment().clone(), flipped(b.sealed(), b.sealed().length - 1));
  }

  private static CiphertextBlob beginningOfSealed(CiphertextBlob b) {
    return with(b, b.nonce().clone(), b.commitment().clone(), flipped(b.sealed(), 0));
  }

  private static CiphertextBlob commitment(CiphertextBlob b) {
    return with(b, b.nonce().clone(), flipped(b.commitment(), 0), b.sealed().clone());
  }

  private static CiphertextBlob nonce(CiphertextBlob b) {
    return with(b, flipped(b.nonce(), 0), b.commitment().clone(), b.sealed().clone());
  }

  private static CiphertextBlob with(
      CiphertextBlob b, byte[] nonce, byte[] commitment, byte[] sealed) {
    return new CiphertextBlob(b.account(), b.key(), b.material(), nonce, commitment, sealed);
  }

  /** What an attacker by Manger's method (2001) would tell apart, and what is wrong otherwise. */
  private Set<String> imports(int refusals) throws GeneralSecurityException {
    try (KeyPair pair = algorithms.pairs().generate(KeySpec.RSA_2048)) {
      DecodedPrivateKey wrapping =
          algorithms.decoding().privateKey(KeySpec.RSA_2048, pair.privateKey());
      RSAPublicKey key =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(new X509EncodedKeySpec(pair.publicKey()));
      Map<String, IntConsumer> classes = new LinkedHashMap<>();
      classes.put("first byte zero, as it must be", unwrapped(wrapping, blocks(key, 0, 0)));
      classes.put("first byte not zero", unwrapped(wrapping, blocks(key, 1, 0)));
      classes.put("as RSAES-PKCS1-v1_5 begins", unwrapped(wrapping, blocks(key, 0, 2)));
      classes.put("zero nearly to the end", unwrapped(wrapping, small(key)));
      return compared("ImportKeyMaterial, RSAES_OAEP_SHA_256", classes, refusals);
    }
  }

  private IntConsumer unwrapped(DecodedPrivateKey key, byte[][] wrapped) {
    return i -> {
      if (algorithms
          .unwrapping()
          .unwrap(WrappingAlgorithm.RSAES_OAEP_SHA_256, key, wrapped[i])
          .isPresent()) {
        throw new IllegalStateException("what was to be refused was unwrapped");
      }
    };
  }

  private byte[][] blocks(RSAPublicKey key, int first, int second) {
    byte[][] all = new byte[INPUTS][];
    for (int i = 0; i < INPUTS; i++) {
      byte[] block = bytes(256);
      block[0] = (byte) first;
      block[1] = second == 0 ? (byte) (block[1] | 1) : (byte) second;
      all[i] = raised(key, new BigInteger(1, block));
    }
    return all;
  }

  private byte[][] small(RSAPublicKey key) {
    byte[][] all = new byte[INPUTS][];
    for (int i = 0; i < INPUTS; i++) {
      all[i] = raised(key, new BigInteger(1, bytes(16)).add(BigInteger.TWO));
    }
    return all;
  }

  private static byte[] raised(RSAPublicKey key, BigInteger block) {
    byte[] number = block.modPow(key.getPublicExponent(), key.getModulus()).toByteArray();
    byte[] whole = new byte[256];
    int used = Math.min(number.length, whole.length);
    System.arraycopy(number, number.length - used, whole, whole.length - used, used);
    return whole;
  }

  private Set<String> compared(String what, Map<String, IntConsumer> classes, int refusals) {
    String[] names = classes.keySet().toArray(String[]::new);
    var refused = classes.values().toArray(IntConsumer[]::new);
    double[][] nanos = new double[names.length][refusals];
    int[] taken = new int[names.length];
    int warmUp = refusals / 2;
    for (long n = -(long) warmUp * names.length; min(taken) < refusals; n++) {
      int of = random.nextInt(names.length);
      long took = timed(refused[of]);
      if (n >= 0 && taken[of] < refusals) {
        nanos[of][taken[of]++] = took;
      }
    }
    Sample first = Sample.of(nanos[0], KEPT);
    System.out.printf("%n%s, %,d refusals a class%n%n", what, refusals);
    System.out.println("| wrong | mean us | t against the first |\n|---|---|---|");
    Set<String> told = new TreeSet<>();
    for (int i = 0; i < names.length; i++) {
      Sample sample = Sample.of(nanos[i], KEPT);
      double t = sample.welch(first);
      System.out.printf(
          "| %s | %.3f | %s |%n",
          names[i], sample.mean() / 1000, i == 0 ? "" : String.format("%.2f", t));
      if (Math.abs(t) > MOST) {
        told.add(names[i] + (t > 0 ? " takes longer" : " takes less"));
      }
    }
    return told;
  }

  private static int min(int[] counts) {
    return Arrays.stream(counts).min().orElse(0);
  }

  private long timed(IntConsumer refused) {
    int input = random.nextInt(INPUTS);
    long before = System.nanoTime();
    refused.accept(input);
    return System.nanoTime() - before;
  }

  /** The quickest part of what was measured. */
  private record Sample(double mean, double variance, int count) {
    static Sample of(double[] nanos, double kept) {
      double[] sorted = nanos.clone();
      Arrays.sort(sorted);
      int count = (int) (sorted.length * kept);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += sorted[i];
      }
      double mean = sum / count;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        squares += (sorted[i] - mean) * (sorted[i] - mean);
      }
      return new Sample(mean, squares / (count - 1), count);
    }

    double welch(Sample other) {
      return (mean - other.mean) / Math.sqrt(variance / count + other.variance / other.count);
    }
  }
}
