package io.keyrota.server.iam;

import io.keyrota.rules.iam.AwsPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * AWS's own managed policies that this server knows, with the documents that AWS publishes: a list
 * ({@code policies/index.txt}) and a file for each document.
 */
final class AwsPolicies {
  private static final NavigableMap<String, AwsPolicy> BY_ARN = read();

  private AwsPolicies() {}

  static Optional<AwsPolicy> find(String arn) {
    return Optional.ofNullable(BY_ARN.get(arn));
  }

  /** All of them by ARN. */
  static NavigableMap<String, AwsPolicy> all() {
    return BY_ARN;
  }

  private static NavigableMap<String, AwsPolicy> read() {
    NavigableMap<String, AwsPolicy> policies = new TreeMap<>();
    for (String line : text("policies/index.txt").lines().toList()) {
      if (!line.startsWith("#")) {
        AwsPolicy policy = policy(line.split("\\|", 6));
        policies.put(policy.arn(), policy);
      }
    }
    return Collections.unmodifiableNavigableMap(policies);
  }

  /** One line: path, name, id, version, created/updated, description. */
  private static AwsPolicy policy(String[] fields) {
    String path = fields[0];
    String name = fields[1];
    String[] times = fields[4].split("/", 2);
    return new AwsPolicy(
        "arn:aws:iam::aws:policy" + path + name,
        path,
        name,
        fields[2],
        fields[3],
        Instant.parse(times[0]),
        Instant.parse(times[1]),
        fields[5].isEmpty() ? Optional.empty() : Optional.of(fields[5]),
        text("policies/" + name + ".json").strip());
  }

  private static String text(String resource) {
    try (InputStream in =
        Objects.requireNonNull(AwsPolicies.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
