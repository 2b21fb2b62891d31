package io.keyrota.server.iam;

import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.iam.IamRefusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The scenarios of a simulation's ResourceHandlingOption: what resources each asks for. */
final class ResourceHandling {
  private static final List<String> ALWAYS =
      List.of("instance", "image", "security-group", "network-interface");
  private static final Map<String, List<String>> MORE =
      Map.of(
          "EC2-VPC-InstanceStore", List.of(),
          "EC2-VPC-InstanceStore-Subnet", List.of("subnet"),
          "EC2-VPC-EBS", List.of("volume"),
          "EC2-VPC-EBS-Subnet", List.of("subnet", "volume"));

  private ResourceHandling() {}

  /**
   * Sees to it that the resources of a scenario are there.
   *
   * @throws Refusal InvalidInput for an unknown scenario, and for one of which a resource is
   *     missing
   */
  static void need(@Nullable String option, @Nullable List<String> resources) {
    if (option == null) {
      return;
    }
    List<String> more = MORE.get(option);
    if (more == null) {
      throw IamRefusal.invalidInput("Invalid ResourceHandlingOption: " + option);
    }
    ALWAYS.forEach(type -> need(option, type, resources));
    more.forEach(type -> need(option, type, resources));
  }

  private static void need(String option, String type, @Nullable List<String> resources) {
    Pattern arn = Pattern.compile("arn:[^:]+:ec2:[^:]*:[^:]*:" + type + "/.+");
    if (Objects.requireNonNullElse(resources, List.<String>of()).stream()
        .noneMatch(it -> arn.matcher(it).matches())) {
      throw IamRefusal.invalidInput(
          "The ResourceHandlingOption "
              + option
              + " requires a resource of the type "
              + type
              + ".");
    }
  }
}
