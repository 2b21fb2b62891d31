package io.keyrota.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The region in which a command looks for the resource that it names. */
final class RegionOption {
  private static final Pattern ARN = Pattern.compile("arn:[^:]*:[^:]*:([^:]+):.*");

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The resource's region (default: the ARN's, else the server's setting).")
  @Nullable String region;

  /** The region that was asked for, else the one of the resource's ARN; empty for the server's. */
  Optional<String> of(String resource) {
    if (region != null) {
      return Optional.of(region);
    }
    Matcher arn = ARN.matcher(resource);
    return arn.matches() ? Optional.of(arn.group(1)) : Optional.empty();
  }
}
