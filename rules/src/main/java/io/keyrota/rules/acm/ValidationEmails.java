package io.keyrota.rules.acm;

import io.keyrota.rules.aws.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the mail that proves a name goes. */
public final class ValidationEmails {
  private static final List<String> PEOPLE =
      List.of("admin", "administrator", "hostmaster", "postmaster", "webmaster");

  private ValidationEmails() {}

  /** The five addresses of a domain. */
  public static List<String> of(String validationDomain) {
    return PEOPLE.stream().map(person -> person + "@" + validationDomain).toList();
  }

  /** A name and the domain whose addresses are to be asked about it. */
  public record Option(String domainName, String validationDomain) {}

  /**
   * The domain that is asked about each name: the option's where there is one, else the name's own.
   *
   * @throws Refusal InvalidDomainValidationOptionsException for an option of a name that is not
   *     asked for, given twice, or whose domain is no superdomain or a public suffix
   */
  public static Map<String, String> domains(
      List<String> names, List<Option> options, PublicSuffixes suffixes) {
    Map<String, String> domains = new LinkedHashMap<>();
    for (Option option : options) {
      String name = CertificateNames.lower(option.domainName());
      String domain = CertificateNames.lower(option.validationDomain());
      if (!names.contains(name)) {
        throw AcmRefusal.validationOptions(
            name + " is not a domain name of the certificate request.");
      }
      if (!CertificateNames.within(CertificateNames.domain(name), domain)
          || suffixes.contains(domain)) {
        throw AcmRefusal.validationOptions(
            domain + " is neither " + name + " nor a superdomain of it.");
      }
      if (domains.put(name, domain) != null) {
        throw AcmRefusal.validationOptions(name + " has more than one validation domain.");
      }
    }
    Stream<String> others = names.stream().filter(name -> !domains.containsKey(name));
    others.forEach(name -> domains.put(name, CertificateNames.domain(name)));
    return domains;
  }
}
