package io.keyrota.acceptance;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import java.nio.charset.StandardCharsets;

/** JSON that programs printed. */
final class Texts {
  private Texts() {}

  static Json json(String text) {
    return JsonText.value(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(Json json) {
    return switch (json) {
      case Json.Str s -> s.value();
      case Json.Num n -> n.text();
      case Json.Bool b -> Boolean.toString(b.value());
      default -> json.toString();
    };
  }
}
