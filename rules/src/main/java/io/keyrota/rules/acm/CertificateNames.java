package io.keyrota.rules.acm;

import io.keyrota.rules.aws.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of a certificate: what may be asked for, before anybody proves anything. */
public final class CertificateNames {
  /** Of the common name (RFC 5280, ub-common-name); alternative names may be longer. */
  public static final int LONGEST_COMMON_NAME = 64;

  /** Of any name, in octets. */
  public static final int LONGEST = 253;

  /** However high the quota is. */
  public static final int MOST = 100;

  private static final int LONGEST_LABEL = 63;
  private static final String WILDCARD = "*.";
  private static final String A_LABEL = "xn--";

  private CertificateNames() {}

  /**
   * The names that a request asks for, in lower case, the domain name first, each once.
   *
   * @throws Refusal InvalidParameterException for a name that no certificate can carry,
   *     LimitExceededException for too many
   */
  public static List<String> requested(
      String domainName, List<String> alternativeNames, AcmQuotas quotas) {
    if (domainName.length() > LONGEST_COMMON_NAME) {
      throw AcmRefusal.parameter(
          "The first domain name can be at most " + LONGEST_COMMON_NAME + " characters long.");
    }
    List<String> names = new ArrayList<>(alternativeNames);
    names.addFirst(domainName);
    return carried(names, quotas);
  }

  /**
   * The names, in lower case, each once: those of a certificate whose subject may be empty.
   *
   * @throws Refusal as {@link #requested}, but for the length of the first
   */
  public static List<String> carried(List<String> requested, AcmQuotas quotas) {
    Set<String> names = new LinkedHashSet<>();
    requested.forEach(name -> names.add(lower(name)));
    names.forEach(CertificateNames::need);
    int most = Math.min(MOST, quotas.of(AcmQuota.NAMES_PER_CERTIFICATE));
    if (names.size() > most) {
      throw AcmRefusal.limit(
          "Cannot request a certificate with "
              + names.size()
              + " names: "
              + most
              + " are allowed.");
    }
    return List.copyOf(names);
  }

  /**
   * The names of a certificate that was made elsewhere, as they stand there, each once: the common
   * name first, where it is one of a domain, then the alternative ones.
   */
  public static List<String> imported(X509Facts facts) {
    Set<String> names = new LinkedHashSet<>();
    DistinguishedName.parse(facts.subject())
        .first("CN")
        .filter(CertificateNames::isDomain)
        .map(common -> spelled(common, facts.names()))
        .ifPresent(names::add);
    names.addAll(facts.names());
    return List.copyOf(names);
  }

  private static boolean isDomain(String name) {
    try {
      need(lower(name));
      return true;
    } catch (Refusal none) {
      return false;
    }
  }

  private static String spelled(String name, List<String> names) {
    return names.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
  }

  /** The domain that a name lies in: without the star in front. */
  public static String domain(String name) {
    return name.startsWith(WILDCARD) ? name.substring(WILDCARD.length()) : name;
  }

  public static boolean wildcard(String name) {
    return name.startsWith(WILDCARD);
  }

  /** Whether a certificate with that name serves that host: exactly, or one level below a star. */
  public static boolean serves(String name, String host) {
    if (!wildcard(name)) {
      return name.equalsIgnoreCase(host);
    }
    int dot = host.indexOf('.');
    return dot > 0 && host.substring(dot + 1).equalsIgnoreCase(domain(name));
  }

  /** Whether a domain is the other or lies below it. */
  public static boolean within(String domain, String parent) {
    return domain.equals(parent) || domain.endsWith("." + parent);
  }

  public static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static void need(String name) {
    if (name.length() > LONGEST) {
      throw invalid(name, "it has more than " + LONGEST + " octets");
    }
    String[] labels = domain(name).split("\\.", -1);
    if (labels.length < 2) {
      throw invalid(name, "it is not fully qualified");
    }
    for (String label : labels) {
      needLabel(name, label);
    }
    String last = labels[labels.length - 1];
    if (last.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw invalid(name, "it is an IP address");
    }
  }

  private static void needLabel(String name, String label) {
    if (label.isEmpty() || label.length() > LONGEST_LABEL) {
      throw invalid(name, "a label has between 1 and " + LONGEST_LABEL + " octets");
    }
    if (!label.chars().allMatch(CertificateNames::ldh)
        || label.startsWith("-")
        || label.endsWith("-")) {
      throw invalid(name, "a label has letters, digits and, not at its ends, hyphens");
    }
    if (label.startsWith("--", 2)) {
      if (!label.startsWith(A_LABEL)) {
        throw invalid(name, "hyphens in the third and fourth place are for xn-- alone");
      }
      if (!Punycode.decodes(label.substring(A_LABEL.length()))) {
        throw invalid(name, "a label beginning with xn-- is not Punycode");
      }
    }
  }

  private static boolean ldh(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static Refusal invalid(String name, String why) {
    return AcmRefusal.parameter("The domain name " + name + " is invalid: " + why + ".");
  }
}
