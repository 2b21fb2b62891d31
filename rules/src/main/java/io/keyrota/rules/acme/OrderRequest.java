package io.keyrota.rules.acme;

import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a newOrder asks for (RFC 8555, 7.4).
 *
 * @param names in lower case, each once
 * @param replaces the certificate that the new one takes the place of
 */
public record OrderRequest(List<String> names, Optional<String> replaces) {

  public OrderRequest {
    names = List.copyOf(names);
  }

  /**
   * Reads the payload.
   *
   * @throws AcmeProblem malformed, unsupportedIdentifier, rejectedIdentifier
   */
  public static OrderRequest of(Json.Obj payload, AcmQuotas quotas) {
    if (payload.member("notBefore").isPresent() || payload.member("notAfter").isPresent()) {
      throw AcmeProblem.malformed("notBefore and notAfter are not supported.");
    }
    if (!(payload.members().get("identifiers") instanceof Json.Arr list)
        || list.items().isEmpty()) {
      throw AcmeProblem.malformed("An order has identifiers.");
    }
    List<String> names = new ArrayList<>();
    for (Json item : list.items()) {
      if (!(item instanceof Json.Obj identifier)) {
        throw AcmeProblem.malformed("An identifier is an object.");
      }
      names.add(name(identifier));
    }
    return new OrderRequest(requested(names, quotas), payload.text("replaces"));
  }

  private static String name(Json.Obj identifier) {
    String value =
        identifier
            .text("value")
            .orElseThrow(() -> AcmeProblem.malformed("An identifier has a value."));
    if (!identifier.text("type").orElse("").equals("dns")) {
      throw new AcmeProblem(
          AcmeProblem.Type.UNSUPPORTED_IDENTIFIER, "Identifiers are of the type dns alone.");
    }
    return value;
  }

  /** A certificate's first name is its common name; where none is short enough it has none. */
  private static List<String> requested(List<String> names, AcmQuotas quotas) {
    List<String> ordered = new ArrayList<>(names);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).length() <= CertificateNames.LONGEST_COMMON_NAME) {
        ordered.addFirst(ordered.remove(i));
        break;
      }
    }
    try {
      return CertificateNames.carried(ordered, quotas);
    } catch (Refusal refusal) {
      throw new AcmeProblem(AcmeProblem.Type.REJECTED_IDENTIFIER, refusal.message());
    }
  }

  /**
   * Refuses names that no valid domain validation of the endpoint stands for.
   *
   * @throws AcmeProblem rejectedIdentifier, with each of the names
   */
  public static void needCovered(List<String> names, Predicate<String> covered) {
    List<AcmeProblem.Sub> refused =
        names.stream()
            .filter(covered.negate())
            .map(
                name ->
                    new AcmeProblem.Sub(
                        AcmeProblem.Type.REJECTED_IDENTIFIER,
                        "No valid domain validation of this endpoint covers " + name + ".",
                        name))
            .toList();
    if (!refused.isEmpty()) {
      throw AcmeProblem.of(refused);
    }
  }
}
