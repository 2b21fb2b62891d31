package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeArn;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Where endpoints and what belongs to them are found: below one path of the server's listener. */
public final class AcmeUrls {
  /** Below it everything of ACME is. */
  public static final String PATH = "/acme/";

  private static final String ACCOUNT = "/account/";

  private final AtomicReference<String> base;

  /**
   * @param base for example {@code http://127.0.0.1:8443}, without a slash at the end
   */
  public AcmeUrls(String base) {
    this.base = new AtomicReference<>(base);
  }

  /** From now on they are found there: the port was any free one. */
  public void foundAt(String other) {
    base.set(other);
  }

  /** The directory's URL, with which a client is configured. */
  public String directory(AcmeArn endpoint) {
    return endpoint(base.get(), endpoint.endpoint()) + "/directory";
  }

  /** An account's URL, which is its name. */
  public String account(AcmeAccount account) {
    return account(base.get(), account);
  }

  /** The same as a client sees it that found the server at that place. */
  public static String account(String base, AcmeAccount account) {
    return endpoint(base, account.endpoint().id()) + ACCOUNT + account.id();
  }

  /** An endpoint's URL without a slash at the end. */
  public static String endpoint(String base, String id) {
    return base + PATH + id;
  }

  /** The id of the account of an endpoint that a URL names, whatever the server's name is in it. */
  public static Optional<String> accountId(AcmeArn endpoint, String url) {
    String before = PATH + endpoint.endpoint() + ACCOUNT;
    int at = url.indexOf(before);
    return at < 0 ? Optional.empty() : Optional.of(url.substring(at + before.length()));
  }
}
