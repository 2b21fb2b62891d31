package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenIssuer;
import io.keyrota.rules.iam.TokenIssuer.Algorithm;
import io.keyrota.rules.iam.TokenIssuer.IssuerKey;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    return 2;
  }

  @Override
  public Document write(TokenIssuer issuer) {
    return Document.builder()
        .put("account", issuer.account().digits())
        .put("id", issuer.id())
        .put("url", issuer.url())
        .put("enabled", issuer.enabled())
        .putDocuments("keys", issuer.keys().stream().map(TokenIssuerTable::write).toList())
        .build();
  }

  private static Document write(IssuerKey key) {
    return Document.builder()
        .put("algorithm", key.algorithm().name())
        .put("number", key.number())
        .put("arn", key.arn())
        .put("first", key.first())
        .put("second", key.second())
        .put("signs-from", key.signsFrom())
        .build();
  }

  @Override
  public TokenIssuer read(int format, Document document) {
    return new TokenIssuer(
        new AccountId(document.text("account")),
        document.text("id"),
        document.text("url"),
        document.flag("enabled"),
        format == 1
            // It did not know for how long a key has signed: long enough.
            ? List.of(
                key(Algorithm.RS256, 0, Instant.EPOCH, document.document("rsa")),
                key(Algorithm.ES384, 0, Instant.EPOCH, document.document("curve")))
            : document.documents("keys").stream().map(TokenIssuerTable::key).toList());
  }

  private static IssuerKey key(Document document) {
    return key(
        Algorithm.valueOf(document.text("algorithm")),
        Math.toIntExact(document.number("number")),
        document.instant("signs-from"),
        document);
  }

  private static IssuerKey key(
      Algorithm algorithm, int number, Instant signsFrom, Document document) {
    return new IssuerKey(
        algorithm,
        number,
        document.text("arn"),
        document.text("first"),
        document.text("second"),
        signsFrom);
  }

  @Override
  public @Nullable Instant due(TokenIssuer issuer) {
    return issuer.due().orElse(null);
  }

  @Override
  public String handle(TokenIssuer issuer) {
    return issuer.id();
  }
}
