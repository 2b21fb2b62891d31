package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/**
 * The accounts that vouch for their principals outside, or did; by handle, the id in their URLs.
 */
final class TokenIssuerTable implements Table<TokenIssuer> {
  static final TokenIssuerTable TABLE = new TokenIssuerTable();

  private static final String ONLY = "token-issuer";

  private TokenIssuerTable() {}

  static Optional<TokenIssuer> of(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ONLY);
  }

  static Optional<TokenIssuer> named(String id, Snapshot seen) {
    return seen.byHandle(TABLE, id).map(Row::value);
  }

  static Change put(TokenIssuer issuer) {
    return new Change.Put<>(TABLE, Place.global(issuer.account()), ONLY, issuer);
  }

  @Override
  public String kind() {
    return "token-issuer";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(TokenIssuer issuer) {
    return Document.builder()
        .put("account", issuer.account().digits())
        .put("id", issuer.id())
        .put("url", issuer.url())
        .put("enabled", issuer.enabled())
        .put("rsa", write(issuer.rsa()))
        .put("curve", write(issuer.curve()))
        .build();
  }

  private static Document write(TokenIssuer.Key key) {
    return Document.builder()
        .put("arn", key.arn())
        .put("first", key.first())
        .put("second", key.second())
        .build();
  }

  @Override
  public TokenIssuer read(int format, Document document) {
    return new TokenIssuer(
        new AccountId(document.text("account")),
        document.text("id"),
        document.text("url"),
        document.flag("enabled"),
        key(document.document("rsa")),
        key(document.document("curve")));
  }

  private static TokenIssuer.Key key(Document document) {
    return new TokenIssuer.Key(
        document.text("arn"), document.text("first"), document.text("second"));
  }

  @Override
  public String handle(TokenIssuer issuer) {
    return issuer.id();
  }
}
