package io.keyrota.rotator.targets;

import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.json.Json;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that takes the key to wherever it belongs. It reads one JSON object from its standard
 * input ({@code AccessKeyId}, {@code SecretAccessKey}, {@code UserName}) and finds {@code
 * KEYROTA_STEP} in its environment: {@code deliver}, or {@code restore}, which has the old key's id
 * and no secret: what it replaced, only the program knows. Exit code zero means done. After a crash
 * it may be run again with the same key.
 */
final class Exec implements Target {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final String line;
  private final List<String> words;

  Exec(String line) {
    this.line = line;
    this.words = CommandWords.of(line);
  }

  @Override
  public String text() {
    return "exec:" + line;
  }

  @Override
  public Target settled() {
    return new Exec(Programs.absolute(line));
  }

  @Override
  public List<String> relative() {
    return Programs.relative(words);
  }

  @Override
  public Place place() {
    return new Place(text(), "exec", "");
  }

  @Override
  public Sight look() {
    return new Sight.Unseen();
  }

  @Override
  public Sight check(String oldKeyId) {
    // What it takes can only be learned by running it; whether it is there need not.
    Programs.look(words);
    return look();
  }

  @Override
  public Optional<Secret> backup() {
    return Optional.empty();
  }

  @Override
  public void deliver(Order order) {
    Map<String, Json> key = new LinkedHashMap<>();
    key.put("AccessKeyId", new Json.Str(order.newKeyId()));
    key.put("SecretAccessKey", new Json.Str(order.secret().revealText()));
    key.put("UserName", new Json.Str(order.userName()));
    run("deliver", order, key);
  }

  @Override
  public void confirm(Order order) {
    // Its exit code has said so.
  }

  @Override
  public void restore(Order order, Optional<Secret> backup) {
    Map<String, Json> key = new LinkedHashMap<>();
    key.put("AccessKeyId", new Json.Str(order.oldKeyId()));
    key.put("UserName", new Json.Str(order.userName()));
    run("restore", order, key);
  }

  private void run(String step, Order order, Map<String, Json> key) {
    try (Secret input = Secret.ofText(JsonText.write(Json.Obj.of(key)) + "\n")) {
      new Command(words, LIMIT, order.credentials())
          .run(environment(step, order), Optional.of(input));
    }
  }

  /** What every program of the operator's finds in its environment; no secret. */
  static Map<String, String> environment(String step, Order order) {
    Map<String, String> environment = new LinkedHashMap<>();
    List.of(
            Map.entry("KEYROTA_STEP", step),
            Map.entry("KEYROTA_ROTATION", order.rotation()),
            Map.entry("KEYROTA_USER", order.userName()),
            Map.entry("KEYROTA_OLD_KEY_ID", order.oldKeyId()),
            Map.entry("KEYROTA_NEW_KEY_ID", order.newKeyId()))
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue()));
    return environment;
  }
}
