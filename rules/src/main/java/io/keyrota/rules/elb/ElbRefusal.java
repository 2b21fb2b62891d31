package io.keyrota.rules.elb;

import io.keyrota.rules.aws.Refusal;

/** Elastic Load Balancing's refusals, each worded once: AWS's error code and AWS's manner. */
public final class ElbRefusal {

  private ElbRefusal() {}

  public static Refusal validation(String message) {
    return new Refusal("ValidationError", message);
  }

  public static Refusal configuration(String message) {
    return new Refusal("InvalidConfigurationRequest", message);
  }

  public static Refusal loadBalancerNotFound(String which) {
    return new Refusal("LoadBalancerNotFound", "Load balancers '[" + which + "]' not found");
  }

  /** AWS does not say which. */
  public static Refusal listenerNotFound() {
    return new Refusal("ListenerNotFound", "One or more listeners not found");
  }

  /** AWS does not say which. */
  public static Refusal ruleNotFound() {
    return new Refusal("RuleNotFound", "One or more rules not found");
  }

  /**
   * The default rule stays as it is: it changes and goes with its listener.
   *
   * @param done what was asked, for example {@code deleted}
   */
  public static Refusal defaultRule(String arn, String done) {
    return notPermitted("Default rule '" + arn + "' cannot be " + done);
  }

  public static Refusal priorityInUse(int priority) {
    return new Refusal("PriorityInUse", "Priority '" + priority + "' is currently in use");
  }

  /** The target group that something is to be done with. */
  public static Refusal targetGroupNotFound(String arn) {
    return new Refusal("TargetGroupNotFound", "Target groups '" + arn + "' not found");
  }

  /** One of those that are to be described; AWS does not say which. */
  public static Refusal targetGroupsNotFound() {
    return new Refusal("TargetGroupNotFound", "One or more target groups not found");
  }

  public static Refusal certificateNotFound(String arn) {
    return new Refusal("CertificateNotFound", "Certificate '" + arn + "' not found");
  }

  /** The text is not an ARN of the kind that the parameter takes. */
  public static Refusal invalidArn(String kind, String text) {
    return validation("'" + text + "' is not a valid " + kind + " ARN");
  }

  public static Refusal duplicateLoadBalancer(String name) {
    return new Refusal(
        "DuplicateLoadBalancerName",
        "A load balancer with the same name '" + name + "' exists, but with different settings");
  }

  public static Refusal duplicateTargetGroup(String name) {
    return new Refusal(
        "DuplicateTargetGroupName",
        "A target group with the same name '" + name + "' exists, but with different settings");
  }

  public static Refusal duplicateListener(String loadBalancerArn) {
    return new Refusal(
        "DuplicateListener",
        "A listener already exists on this port for this load balancer '" + loadBalancerArn + "'");
  }

  /** The port cannot be bound: somebody else on this machine has it, or may alone have it. */
  public static Refusal portUnavailable(int port, String why) {
    return configuration("A listener cannot be opened on port " + port + ": " + why);
  }

  public static Refusal tooMany(String code, String what, int limit) {
    return new Refusal(code, "The maximum number of " + what + " has been reached: " + limit);
  }

  public static Refusal inUse(String kind, String arn, String by) {
    return new Refusal("ResourceInUse", kind + " '" + arn + "' is currently in use by " + by);
  }

  public static Refusal notPermitted(String message) {
    return new Refusal("OperationNotPermitted", message);
  }

  public static Refusal unsupportedProtocol(String protocol) {
    return new Refusal("UnsupportedProtocol", "Protocol '" + protocol + "' is not supported");
  }

  public static Refusal trustStoreNotFound(String arn) {
    return new Refusal("TrustStoreNotFound", "Trust store '" + arn + "' not found");
  }

  public static Refusal sslPolicyNotFound(String name) {
    return new Refusal("SSLPolicyNotFound", "SSL policy '" + name + "' not found");
  }

  public static Refusal invalidTarget(String message) {
    return new Refusal("InvalidTarget", message);
  }

  /** An action without the config of its type. */
  public static Refusal missingFields(String type, String field) {
    return invalidAction(
        "For actions of type '"
            + type
            + "', you must specify the following fields: '"
            + field
            + "'");
  }

  public static Refusal invalidAction(String message) {
    return new Refusal("InvalidLoadBalancerAction", message);
  }
}
