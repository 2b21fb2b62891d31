package io.keyrota.server.aws.wire;

import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests as clients send them. */
final class Requests {
  private Requests() {}

  static RawRequest json(String target, byte[] body) {
    return new RawRequest(
        "POST",
        "/",
        null,
        List.of(
            new Header("content-type", "application/x-amz-json-1.1"),
            new Header("x-amz-target", target)),
        body,
        "127.0.0.1",
        false);
  }

  static RawRequest json(String target, String body) {
    return json(target, body.getBytes(StandardCharsets.UTF_8));
  }

  static RawRequest form(byte[] body) {
    return new RawRequest(
        "POST",
        "/",
        null,
        List.of(new Header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")),
        body,
        "127.0.0.1",
        false);
  }

  static RawRequest form(String body) {
    return form(body.getBytes(StandardCharsets.UTF_8));
  }

  static RawRequest of(
      String method, String path, @Nullable String query, String body, String... headers) {
    List<Header> fields = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(new Header(headers[i], headers[i + 1]));
    }
    return new RawRequest(
        method, path, query, fields, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1", false);
  }
}
