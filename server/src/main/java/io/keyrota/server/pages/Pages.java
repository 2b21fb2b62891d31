package io.keyrota.server.pages;

import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Everything that is answered without a signature. A path that is no page's goes on to the gateway,
 * where nothing is.
 */
public final class Pages implements Answerer {
  private final List<Page> pages;
  private final Answerer gateway;
  private final Answerer answering = Answerer.blocking(this::answer);

  /**
   * @param healthy whether requests can be answered at all
   */
  public Pages(
      AuthorityPages authority,
      ApprovalPage approval,
      IssuerPages issuers,
      BooleanSupplier healthy,
      Answerer gateway) {
    this.gateway = gateway;
    this.pages =
        List.of(
            new Page("GET", "/health", (request, star) -> health(healthy.getAsBoolean())),
            new Page("GET", "/ca/root.pem", (request, star) -> authority.root()),
            new Page("GET", "/ca/*.crl", (request, star) -> authority.list(star)),
            new Page("GET", "/ca/*.cer", (request, star) -> authority.certificate(star)),
            new Page("GET", "/ca/ocsp/*", (request, star) -> authority.ocsp(star)),
            new Page("POST", "/ca/ocsp", (request, star) -> authority.ocsp(request.body())),
            new Page("GET", "/approve/*", (request, star) -> approval.show(star)),
            new Page("POST", "/approve/*", (request, star) -> approval.decide(star, request)),
            new Page(
                "GET",
                "/issuer/*/.well-known/openid-configuration",
                (request, star) -> issuers.configuration(star)),
            new Page(
                "GET", "/issuer/*/.well-known/jwks.json", (request, star) -> issuers.keys(star)));
  }

  /** Method and path of every page, for those who check what is open to strangers. */
  List<String> listed() {
    return pages.stream().map(page -> page.method() + " " + page.path()).toList();
  }

  @Override
  public void answer(RawRequest request, Reply reply) {
    (isPage(request.path()) ? answering : gateway).answer(request, reply);
  }

  private boolean isPage(String path) {
    for (Page page : pages) {
      if (page.star(path).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private RawResponse answer(RawRequest request) {
    boolean head = request.method().equals("HEAD");
    List<String> allowed = new ArrayList<>();
    for (Page page : pages) {
      Optional<String> star = page.star(request.path());
      if (star.isPresent()) {
        if (page.method().equals(head ? "GET" : request.method())) {
          RawResponse answer = page.handler().answer(request, star.get());
          return head ? new RawResponse(answer.status(), answer.headers(), new byte[0]) : answer;
        }
        allowed.add(page.method());
      }
    }
    return new RawResponse(
        405, List.of(new Header("Allow", String.join(", ", allowed))), new byte[0]);
  }

  private static RawResponse health(boolean healthy) {
    return Answers.text(healthy ? 200 : 503, healthy ? "ok\n" : "changes are refused\n");
  }
}
