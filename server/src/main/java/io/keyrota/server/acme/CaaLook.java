package io.keyrota.server.acme;

import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.CertificateNames;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.dns.CaaRecord;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.dns.ValidationLook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Whether CAA records let the authority sign, asked at the moment of signing, all names at once.
 */
final class CaaLook {
  private final Resolver resolver;
  private final CaaPolicy policy;

  CaaLook(Resolver resolver, CaaPolicy policy) {
    this.resolver = resolver;
    this.policy = policy;
  }

  /**
   * Refuses names whose records forbid it, or are not known: then none may sign.
   *
   * @throws AcmeProblem caa, dns
   */
  void needAllowed(List<String> names) {
    Map<String, CompletableFuture<Optional<List<CaaRecord>>>> looks = new LinkedHashMap<>();
    for (String name : names) {
      looks.computeIfAbsent(CertificateNames.domain(name), this::look);
    }
    List<AcmeProblem.Sub> refused = new ArrayList<>();
    for (String name : names) {
      Optional<List<CaaRecord>> found =
          Objects.requireNonNull(looks.get(CertificateNames.domain(name))).join();
      if (found.isEmpty()) {
        refused.add(
            new AcmeProblem.Sub(
                AcmeProblem.Type.DNS, "The CAA records of " + name + " could not be asked.", name));
      } else if (!policy.allows(name, found.get())) {
        refused.add(
            new AcmeProblem.Sub(
                AcmeProblem.Type.CAA,
                "The CAA records of " + name + " forbid the certificate.",
                name));
      }
    }
    if (!refused.isEmpty()) {
      throw AcmeProblem.of(refused);
    }
  }

  private CompletableFuture<Optional<List<CaaRecord>>> look(String domain) {
    CompletableFuture<Optional<List<CaaRecord>>> found = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("caa")
        .start(
            () -> {
              try {
                found.complete(ValidationLook.caa(resolver, domain));
              } catch (RuntimeException broken) {
                found.completeExceptionally(broken);
              }
            });
    return found;
  }
}
