package io.keyrota.rules.iam;

import java.util.Map;
import java.util.Optional;

/** What the role of a service of AWS is called, as AWS's documentation lists them. */
public final class ServiceLinkedRole {
  private static final String PREFIX = "AWSServiceRoleFor";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("acm.amazonaws.com", "CertificateManager"),
          Map.entry("acm-pca.amazonaws.com", "ACMPrivateCA"),
          Map.entry("autoscaling.amazonaws.com", "AutoScaling"),
          Map.entry("cks.kms.amazonaws.com", "KeyManagementServiceCustomKeyStores"),
          Map.entry("ecs.amazonaws.com", "ECS"),
          Map.entry("eks.amazonaws.com", "AmazonEKS"),
          Map.entry("elasticache.amazonaws.com", "ElastiCache"),
          Map.entry("elasticloadbalancing.amazonaws.com", "ElasticLoadBalancing"),
          Map.entry("mrk.kms.amazonaws.com", "KeyManagementServiceMultiRegionKeys"),
          Map.entry("ops.apigateway.amazonaws.com", "APIGateway"),
          Map.entry("organizations.amazonaws.com", "Organizations"),
          Map.entry("rds.amazonaws.com", "RDS"),
          Map.entry("replicator.lambda.amazonaws.com", "LambdaReplicator"),
          Map.entry("spot.amazonaws.com", "EC2Spot"));

  /** Whose role may have a suffix, so that there can be several. */
  private static final String WITH_SUFFIX = "autoscaling.amazonaws.com";

  private ServiceLinkedRole() {}

  /**
   * The name of a service's role.
   *
   * @param service for example {@code autoscaling.amazonaws.com}
   * @throws io.keyrota.rules.aws.Refusal InvalidInput for a service that has no such role, or none
   *     with a suffix
   */
  public static String name(String service, Optional<String> suffix) {
    String name = NAMES.get(service);
    if (name == null) {
      throw IamRefusal.invalidInput("Service name " + service + " has no service-linked role.");
    }
    if (suffix.isPresent() && !service.equals(WITH_SUFFIX)) {
      throw IamRefusal.invalidInput("Custom suffix is not allowed for " + service);
    }
    return PREFIX + name + suffix.map(text -> "_" + text).orElse("");
  }

  /** The path of a service's role. */
  public static String path(String service) {
    return Role.SERVICE_PATH + service + "/";
  }

  /** Who is let in: the service alone. */
  public static String trustPolicy(String service) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
        + "{\"Service\":\""
        + service
        + "\"},\"Action\":\"sts:AssumeRole\"}]}";
  }
}
