package io.keyrota.rules.elb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The TLS policies that listeners can have, by AWS's names. TLS 1.0 and 1.1 are not offered by any:
 * a policy of AWS's that would begin with them begins here with TLS 1.2.
 */
public enum SslPolicy {
  TLS13_1_2_RES_2021_06("ELBSecurityPolicy-TLS13-1-2-Res-2021-06", true, true, false),
  TLS13_1_2_2021_06("ELBSecurityPolicy-TLS13-1-2-2021-06", true, true, true),
  TLS13_1_3_2021_06("ELBSecurityPolicy-TLS13-1-3-2021-06", false, true, false),
  TLS_1_2_2017_01("ELBSecurityPolicy-TLS-1-2-2017-01", true, false, true),
  FS_1_2_RES_2020_10("ELBSecurityPolicy-FS-1-2-Res-2020-10", true, false, false),
  POLICY_2016_08("ELBSecurityPolicy-2016-08", true, false, true);

  private static final List<String> TLS_1_3 =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  private static final List<String> FORWARD_SECRET_GCM =
      List.of(
          "ECDHE-ECDSA-AES128-GCM-SHA256",
          "ECDHE-RSA-AES128-GCM-SHA256",
          "ECDHE-ECDSA-AES256-GCM-SHA384",
          "ECDHE-RSA-AES256-GCM-SHA384");
  private static final List<String> FORWARD_SECRET_CBC =
      List.of(
          "ECDHE-ECDSA-AES128-SHA256",
          "ECDHE-RSA-AES128-SHA256",
          "ECDHE-ECDSA-AES256-SHA384",
          "ECDHE-RSA-AES256-SHA384");

  private final String awsName;
  private final boolean tls12;
  private final boolean tls13;
  private final boolean cbc;

  SslPolicy(String awsName, boolean tls12, boolean tls13, boolean cbc) {
    this.awsName = awsName;
    this.tls12 = tls12;
    this.tls13 = tls13;
    this.cbc = cbc;
  }

  /** What AWS's console takes for a new listener, and what is taken here where none is named. */
  public static SslPolicy standard() {
    return TLS13_1_2_RES_2021_06;
  }

  /**
   * The policy of that name.
   *
   * @throws io.keyrota.rules.aws.Refusal SSLPolicyNotFound
   */
  public static SslPolicy named(String name) {
    Optional<SslPolicy> found =
        Arrays.stream(values()).filter(policy -> policy.awsName.equals(name)).findFirst();
    return found.orElseThrow(() -> ElbRefusal.sslPolicyNotFound(name));
  }

  public String awsName() {
    return awsName;
  }

  /** As AWS writes them: {@code TLSv1.2}, {@code TLSv1.3}. */
  public List<String> protocols() {
    if (tls12 && tls13) {
      return List.of("TLSv1.2", "TLSv1.3");
    }
    return List.of(tls12 ? "TLSv1.2" : "TLSv1.3");
  }

  /** By OpenSSL's names, as AWS shows them, in the order of preference. */
  public List<String> ciphers() {
    java.util.ArrayList<String> all = new java.util.ArrayList<>();
    if (tls13) {
      all.addAll(TLS_1_3);
    }
    if (tls12) {
      all.addAll(FORWARD_SECRET_GCM);
      if (cbc) {
        all.addAll(FORWARD_SECRET_CBC);
      }
    }
    return List.copyOf(all);
  }

  /** By the names of RFC 5246's registry, which the JDK knows. */
  public List<String> cipherSuites() {
    return ciphers().stream().map(SslPolicy::registered).toList();
  }

  /** OpenSSL's name of what the registry names, as targets are told it; the same where unknown. */
  public static String openSsl(String suite) {
    return Stream.of(TLS_1_3, FORWARD_SECRET_GCM, FORWARD_SECRET_CBC)
        .flatMap(List::stream)
        .filter(cipher -> registered(cipher).equals(suite))
        .findFirst()
        .orElse(suite);
  }

  private static String registered(String cipher) {
    if (cipher.startsWith("TLS_")) {
      return cipher;
    }
    String[] parts = cipher.split("-", -1);
    String aes = parts[2].replace("AES", "AES_");
    String mode = parts[3].equals("GCM") ? "GCM_" + parts[4] : "CBC_" + parts[3];
    return "TLS_ECDHE_" + parts[1] + "_WITH_" + aes + "_" + mode;
  }
}
