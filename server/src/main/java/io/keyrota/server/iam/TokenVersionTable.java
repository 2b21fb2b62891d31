package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.TokenVersion;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;

/** The token version of each account that chose one. */
final class TokenVersionTable implements Table<TokenVersion> {
  static final TokenVersionTable TABLE = new TokenVersionTable();

  private static final String ONLY = "token-version";

  private TokenVersionTable() {}

  static TokenVersion of(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ONLY).orElse(TokenVersion.STANDARD);
  }

  static Change put(AccountId account, TokenVersion version) {
    return new Change.Put<>(TABLE, Place.global(account), ONLY, version);
  }

  @Override
  public String kind() {
    return "sts-token-version";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(TokenVersion version) {
    return Document.builder().put("number", version.number()).build();
  }

  @Override
  public TokenVersion read(int format, Document document) {
    return new TokenVersion(Math.toIntExact(document.number("number")));
  }
}
