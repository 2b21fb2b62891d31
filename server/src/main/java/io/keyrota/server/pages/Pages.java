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
  private static final String TOKEN_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+=%/";
  private static final int LONGEST_STAR = 6000;

  private final List<Page> pages;
  private final Answerer gateway;
  private final Answerer answering = Answerer.blocking(this::answer);

  /**
   * @param healthy whether requests can be answered at all
   */
  public Pages(
      AuthorityPages authority, ApprovalPage approval, BooleanSupplier healthy, Answerer gateway) {
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
            new Page("POST", "/approve/*", (request, star) -> approval.decide(star, request)));
  }

  /** Method and path of every page, for those who check what is open to strangers. */
  List<String> listed() {
    return pages.stream().map(page -> page.method() + " " + page.path()).toList();
  }

  @Override
  public void answer(RawRequest request, Reply reply) {
    boolean ours = pages.stream().anyMatch(page -> star(page, request.path()).isPresent());
    (ours ? answering : gateway).answer(request, reply);
  }

  private RawResponse answer(RawRequest request) {
    boolean head = request.method().equals("HEAD");
    List<String> allowed = new ArrayList<>();
    for (Page page : pages) {
      Optional<String> star = star(page, request.path());
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

  /** What stands for the page's star in the path; empty text where it has none. */
  private static Optional<String> star(Page page, String path) {
    int at = page.path().indexOf('*');
    if (at < 0) {
      return page.path().equals(path) ? Optional.of("") : Optional.empty();
    }
    String before = page.path().substring(0, at);
    String after = page.path().substring(at + 1);
    boolean fits =
        path.length() > before.length() + after.length()
            && path.length() - before.length() <= LONGEST_STAR
            && path.startsWith(before)
            && path.endsWith(after);
    String star = fits ? path.substring(before.length(), path.length() - after.length()) : "";
    // Only the base64 of OCSP may hold slashes.
    boolean plain =
        star.chars().allMatch(c -> TOKEN_CHARACTERS.indexOf(c) >= 0)
            && (before.startsWith("/ca/ocsp") || star.indexOf('/') < 0);
    return fits && plain ? Optional.of(star) : Optional.empty();
  }

  private static RawResponse health(boolean healthy) {
    return Answers.text(healthy ? 200 : 503, healthy ? "ok\n" : "changes are refused\n");
  }
}
