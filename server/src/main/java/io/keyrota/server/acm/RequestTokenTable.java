package io.keyrota.server.acm;

import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The idempotency tokens of RequestCertificate, for an hour each. */
final class RequestTokenTable implements Table<RequestToken> {
  static final RequestTokenTable TABLE = new RequestTokenTable();

  /** How long a token is known. */
  static final Duration KNOWN = Duration.ofHours(1);

  private RequestTokenTable() {}

  /** The token's row, as long as it holds. */
  static Optional<RequestToken> find(Place place, String token, Instant now, Snapshot seen) {
    return seen.find(TABLE, place, token).filter(row -> row.until().isAfter(now));
  }

  static Change put(Place place, RequestToken token) {
    return new Change.Put<>(TABLE, place, token.token(), token);
  }

  @Override
  public String kind() {
    return "certificate-token";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(RequestToken token) {
    return Document.builder()
        .put("token", token.token())
        .put("asked", token.asked())
        .put("certificate", token.certificateId())
        .put("until", token.until())
        .build();
  }

  @Override
  public RequestToken read(int format, Document document) {
    return new RequestToken(
        document.text("token"),
        document.text("asked"),
        document.text("certificate"),
        document.instant("until"));
  }

  @Override
  public @Nullable Instant due(RequestToken token) {
    return token.until();
  }
}
