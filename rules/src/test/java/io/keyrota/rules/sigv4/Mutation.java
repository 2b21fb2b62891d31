package io.keyrota.rules.sigv4;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A message with one byte of one signed part changed. */
record Mutation(String what, PlainMessage message) {

  /** Picks a part, then a byte of it, then another value for the byte, all from the seed. */
  static Mutation of(PlainMessage message, String signedHeaders, Random random) {
    while (true) {
      switch (random.nextInt(6)) {
        case 0 -> {
          return new Mutation(
              "method", with(message, changed(message.method(), random), message.path()));
        }
        case 1 -> {
          return new Mutation(
              "path", with(message, message.method(), changed(message.path(), random)));
        }
        case 2 -> {
          if (message.query() != null && !message.query().isEmpty()) {
            return new Mutation("query", message.withQuery(changed(message.query(), random)));
          }
        }
        case 3 -> {
          if (message.body().length > 0) {
            byte[] body =
                changed(new String(message.body(), ISO_8859_1), random).getBytes(ISO_8859_1);
            return new Mutation(
                "body",
                new PlainMessage(
                    message.method(), message.path(), message.query(), message.headers(), body));
          }
        }
        default -> {
          int index = random.nextInt(message.headers().size());
          Field field = message.headers().get(index);
          if (SignedHeaders.has(signedHeaders, field.name())) {
            return header(message, index, random);
          }
        }
      }
    }
  }

  private static Mutation header(PlainMessage message, int index, Random random) {
    Field field = message.headers().get(index);
    boolean name = random.nextInt(4) == 0 || field.value().isEmpty();
    List<Field> headers = new ArrayList<>(message.headers());
    headers.set(
        index,
        name
            ? new Field(changed(field.name(), random), field.value())
            : new Field(field.name(), changed(field.value(), random)));
    return new Mutation(
        name ? "header name" : "header value",
        new PlainMessage(
            message.method(), message.path(), message.query(), headers, message.body()));
  }

  private static PlainMessage with(PlainMessage message, String method, String path) {
    return new PlainMessage(method, path, message.query(), message.headers(), message.body());
  }

  private static String changed(String text, Random random) {
    int index = random.nextInt(text.length());
    char before = text.charAt(index);
    char after;
    do {
      // half of them visible, where the meanings are
      after = (char) (random.nextBoolean() ? random.nextInt(256) : '!' + random.nextInt(94));
    } while (after == before);
    return text.substring(0, index) + after + text.substring(index + 1);
  }
}
