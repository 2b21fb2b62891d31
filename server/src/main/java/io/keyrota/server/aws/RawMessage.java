package io.keyrota.server.aws;

import io.keyrota.rules.sigv4.Message;
import io.keyrota.server.http.RawRequest;
import org.jspecify.annotations.Nullable;

/** A raw request as the rules of signatures look at it. */
record RawMessage(RawRequest raw) implements Message {

  @Override
  public String method() {
    return raw.method();
  }

  @Override
  public String path() {
    return raw.path();
  }

  @Override
  public @Nullable String query() {
    return raw.query();
  }

  @Override
  public int headerCount() {
    return raw.headers().size();
  }

  @Override
  public String headerName(int index) {
    return raw.headers().get(index).name();
  }

  @Override
  public String headerValue(int index) {
    return raw.headers().get(index).value();
  }

  @Override
  public byte[] body() {
    return raw.body();
  }
}
