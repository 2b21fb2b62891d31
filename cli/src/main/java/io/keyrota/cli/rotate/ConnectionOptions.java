package io.keyrota.cli.rotate;

import io.keyrota.cli.Misuse;
import io.keyrota.cli.SpanOption;
import io.keyrota.rotator.World;
import io.keyrota.rotator.aws.Connection;
import io.keyrota.rotator.aws.EndpointUrl;
import io.keyrota.rules.credentials.EvidenceSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom to talk to, as {@code aws} takes it; without options the SDK's default chain decides. */
final class ConnectionOptions {
  @Option(names = "--profile", paramLabel = "NAME", description = "A profile of ~/.aws.")
  @Nullable String profile;

  @Option(names = "--region", paramLabel = "REGION", description = "The region to sign for.")
  @Nullable String region;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "The endpoint; AWS's own unless the environment or the profile says otherwise.")
  @Nullable String endpointUrl;

  @Option(
      names = "--iam-lag",
      paramLabel = "SPAN",
      description = "How late IAM's last-used may be (default: 4h).")
  @Nullable String iamLag;

  Connection connection() {
    // What is no time is told before anybody is asked.
    var _ = lag();
    try {
      Connection.Choice choice =
          new Connection.Choice(
              Optional.ofNullable(profile),
              Optional.ofNullable(region),
              Optional.ofNullable(endpointUrl).map(url -> EndpointUrl.of("--endpoint-url", url)));
      return new Connection(choice, InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw new Misuse(String.valueOf(e.getMessage()));
    }
  }

  World world(Connection connection) {
    return World.of(connection, lag(), InstantSource.system(), words());
  }

  private Duration lag() {
    return iamLag == null ? EvidenceSource.IAM_LAST_USED.lag() : SpanOption.of("--iam-lag", iamLag);
  }

  /** The options as they were given, so that another command leads to the same account. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    add(words, "--profile", profile);
    add(words, "--region", region);
    add(words, "--endpoint-url", endpointUrl);
    add(words, "--iam-lag", iamLag);
    return words;
  }

  private static void add(List<String> words, String name, @Nullable String value) {
    if (value != null) {
      words.add(name);
      words.add(value);
    }
  }
}
