package io.keyrota.rules.iam;

import java.util.Map;
import java.util.Optional;

/** What the role of a service of AWS is called, as AWS's documentation lists them. */
public final class ServiceLinkedRole {
  private static final String PREFIX = "AWSServiceRoleFor";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("access-analyzer.amazonaws.com", "AccessAnalyzer"),
          Map.entry("acm-pca.amazonaws.com", "ACMPrivateCA"),
          Map.entry("acm.amazonaws.com", "CertificateManager"),
          Map.entry("airflow.amazonaws.com", "AmazonMWAA"),
          Map.entry("autoscaling.amazonaws.com", "AutoScaling"),
          Map.entry("backup.amazonaws.com", "Backup"),
          Map.entry("batch.amazonaws.com", "Batch"),
          Map.entry("cks.kms.amazonaws.com", "KeyManagementServiceCustomKeyStores"),
          Map.entry("cloudtrail.amazonaws.com", "CloudTrail"),
          Map.entry("compute-optimizer.amazonaws.com", "ComputeOptimizer"),
          Map.entry("config-multiaccountsetup.amazonaws.com", "ConfigMultiAccountSetup"),
          Map.entry("config.amazonaws.com", "Config"),
          Map.entry("dax.amazonaws.com", "DAX"),
          Map.entry(
              "dynamodb.application-autoscaling.amazonaws.com",
              "ApplicationAutoScaling_DynamoDBTable"),
          Map.entry("ecs.amazonaws.com", "ECS"),
          Map.entry(
              "ecs.application-autoscaling.amazonaws.com", "ApplicationAutoScaling_ECSService"),
          Map.entry("eks-fargate.amazonaws.com", "AmazonEKSForFargate"),
          Map.entry("eks-nodegroup.amazonaws.com", "AmazonEKSNodegroup"),
          Map.entry("eks.amazonaws.com", "AmazonEKS"),
          Map.entry("elasticache.amazonaws.com", "ElastiCache"),
          Map.entry("elasticbeanstalk.amazonaws.com", "ElasticBeanstalk"),
          Map.entry("elasticfilesystem.amazonaws.com", "AmazonElasticFileSystem"),
          Map.entry("elasticloadbalancing.amazonaws.com", "ElasticLoadBalancing"),
          Map.entry("es.amazonaws.com", "AmazonElasticsearchService"),
          Map.entry("fms.amazonaws.com", "FMS"),
          Map.entry("globalaccelerator.amazonaws.com", "GlobalAccelerator"),
          Map.entry("guardduty.amazonaws.com", "AmazonGuardDuty"),
          Map.entry("inspector.amazonaws.com", "AmazonInspector"),
          Map.entry("inspector2.amazonaws.com", "AmazonInspector2"),
          Map.entry("kafka.amazonaws.com", "Kafka"),
          Map.entry(
              "lambda.application-autoscaling.amazonaws.com",
              "ApplicationAutoScaling_LambdaConcurrency"),
          Map.entry("macie.amazonaws.com", "AmazonMacie"),
          Map.entry("mrk.kms.amazonaws.com", "KeyManagementServiceMultiRegionKeys"),
          Map.entry("opensearchservice.amazonaws.com", "AmazonOpenSearchService"),
          Map.entry("ops.apigateway.amazonaws.com", "APIGateway"),
          Map.entry("organizations.amazonaws.com", "Organizations"),
          Map.entry("rds.amazonaws.com", "RDS"),
          Map.entry(
              "rds.application-autoscaling.amazonaws.com", "ApplicationAutoScaling_RDSCluster"),
          Map.entry("redshift.amazonaws.com", "Redshift"),
          Map.entry("replication.dynamodb.amazonaws.com", "DynamoDBReplication"),
          Map.entry("replicator.lambda.amazonaws.com", "LambdaReplicator"),
          Map.entry("securityhub.amazonaws.com", "SecurityHub"),
          Map.entry("spot.amazonaws.com", "EC2Spot"),
          Map.entry("spotfleet.amazonaws.com", "EC2SpotFleet"),
          Map.entry("ssm.amazonaws.com", "AmazonSSM"),
          Map.entry("sso.amazonaws.com", "SSO"),
          Map.entry("support.amazonaws.com", "Support"),
          Map.entry("transitgateway.amazonaws.com", "VPCTransitGateway"),
          Map.entry("trustedadvisor.amazonaws.com", "TrustedAdvisor"));

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
