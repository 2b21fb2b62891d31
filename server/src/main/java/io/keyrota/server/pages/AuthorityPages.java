package io.keyrota.server.pages;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.pki.Ocsp;
import io.keyrota.server.pki.Revocations;
import io.keyrota.server.pki.X509;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The authority's pages: certificates, lists of revocations, OCSP. What was signed is kept until it
 * is no longer fresh, so that strangers who ask often cost no signatures.
 */
public final class AuthorityPages {
  private static final String OCSP = "application/ocsp-response";
  private static final long A_DAY = Duration.ofDays(1).toSeconds();
  private static final int KEPT_ANSWERS = 10_000;

  private final Authority authority;
  private final Revocations revocations;
  private final Ocsp ocsp;
  private final ServiceCalls calls;
  private final Store store;
  private final Supplier<Instant> clock;
  private final Map<String, Revocations.SignedList> lists = new ConcurrentHashMap<>();
  private final Map<String, Ocsp.Answer> answers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ocsp.Answer> eldest) {
          return size() > KEPT_ANSWERS;
        }
      };

  public AuthorityPages(
      Authority authority,
      Algorithms algorithms,
      ServiceCalls calls,
      Store store,
      Supplier<Instant> clock) {
    this.authority = authority;
    this.revocations = new Revocations(algorithms);
    this.ocsp = new Ocsp(algorithms);
    this.calls = calls;
    this.store = store;
    this.clock = clock;
  }

  /** The root's certificate, to be trusted; before anything was issued there is none. */
  RawResponse root() {
    return authority
        .root(store.snapshot())
        .map(
            root ->
                Answers.file(
                    "application/x-pem-file", root.pem().getBytes(StandardCharsets.US_ASCII), 300))
        .orElseGet(Answers::missing);
  }

  /** An authority's certificate: what {@code caIssuers} names. */
  RawResponse certificate(String id) {
    Optional<X509> found = revocations.certificate(id, store.snapshot());
    return found
        .map(certificate -> Answers.file("application/pkix-cert", certificate.der(), A_DAY))
        .orElseGet(Answers::missing);
  }

  /** An authority's list of revocations. */
  RawResponse list(String id) {
    Instant now = clock.get();
    Optional<Long> version = revocations.version(id, store.snapshot());
    if (version.isEmpty()) {
      return Answers.missing();
    }
    Revocations.SignedList list = lists.get(id);
    if (list == null || list.version() != version.get() || !fresh(list.freshUntil(), now)) {
      list =
          calls.look(
              act("SignCrl", now),
              Region.US_EAST_1,
              (call, seen) -> revocations.list(id, call, seen).orElseThrow());
      lists.put(id, list);
    }
    // Not for long: a revocation makes a new one at once.
    return Answers.file("application/pkix-crl", list.der(), 300);
  }

  /** The answer to an OCSP request in base64, percent-encoded as RFC 6960 has it. */
  RawResponse ocsp(String base64) {
    byte[] request;
    try {
      request =
          Base64.getDecoder()
              .decode(URLDecoder.decode(base64.replace("+", "%2B"), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      request = new byte[0];
    }
    return ocsp(request);
  }

  /** The answer to an OCSP request. */
  RawResponse ocsp(byte[] request) {
    Instant now = clock.get();
    Snapshot seen = store.snapshot();
    return switch (ocsp.read(request, seen)) {
      case Ocsp.Asked.Nothing nothing -> Answers.file(OCSP, nothing.answer(), 0);
      case Ocsp.Asked.About about -> {
        String key = about.serial() + " " + about.version();
        Ocsp.Answer answer = kept(key);
        if (answer == null || !fresh(answer.freshUntil(), now)) {
          answer =
              calls
                  .look(
                      act("AnswerOcsp", now),
                      Region.US_EAST_1,
                      (call, look) -> ocsp.answer(about, call, look))
                  .orElseThrow();
          keep(key, answer);
        }
        yield Answers.file(OCSP, answer.der(), 300);
      }
    };
  }

  private Ocsp.@org.jspecify.annotations.Nullable Answer kept(String key) {
    synchronized (answers) {
      return answers.get(key);
    }
  }

  private void keep(String key, Ocsp.Answer answer) {
    synchronized (answers) {
      answers.put(key, answer);
    }
  }

  private static boolean fresh(Instant until, Instant now) {
    return now.isBefore(until);
  }

  private static ServiceCalls.Act act(String name, Instant now) {
    return new ServiceCalls.Act(AccountId.SYSTEM, Authority.PRINCIPAL, name, now);
  }
}
