package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createLoadBalancer;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteLoadBalancer;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deregisterTargets;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeAccountLimits;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeCapacityReservation;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListenerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListeners;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeLoadBalancerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeLoadBalancers;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeRules;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeSSLPolicies;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroupAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroups;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetHealth;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTrustStores;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyListenerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyLoadBalancerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyRule;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyTargetGroupAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.registerTargets;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.removeListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.removeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setIpAddressType;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setRulePriorities;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setSecurityGroups;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setSubnets;

import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.store.Table;
import java.util.List;

/** Elastic Load Balancing's table of contents. */
public final class ElbApi {

  private ElbApi() {}

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(
        LoadBalancerTable.TABLE,
        ListenerTable.TABLE,
        TargetGroupTable.TABLE,
        ServedPortTable.TABLE);
  }

  /** What the edge reads. */
  public static Fronts fronts() {
    return new ElbFronts();
  }

  /**
   * What alias records lead to.
   *
   * @param address where listeners have their ports
   */
  public static Balancers balancers(String address) {
    return new ElbBalancers(address);
  }

  /** The operations that are built. */
  public static Api of(Certificates certificates, Edge edge) {
    ElbWorks works = new ElbWorks(certificates, edge);
    return new Api(ElasticloadbalancingModel.SERVICE)
        .with(
            createLoadBalancer(),
            new CreateLoadBalancer(),
            "application load balancers only; networks are not checked")
        .with(describeLoadBalancers(), new DescribeLoadBalancers())
        .with(deleteLoadBalancer(), new DeleteLoadBalancer(works))
        .with(
            describeCapacityReservation(),
            new DescribeCapacityReservation(),
            "no capacity can be reserved")
        .with(describeLoadBalancerAttributes(), new DescribeLoadBalancerAttributes())
        .with(
            modifyLoadBalancerAttributes(),
            new ModifyLoadBalancerAttributes(),
            "idle time, protection from deletion and what targets are told act; the others are kept and"
                + " shown")
        .with(setSubnets(), new SetSubnets())
        .with(setSecurityGroups(), new SetSecurityGroups())
        .with(setIpAddressType(), new SetIpAddressType())
        .with(
            createListener(),
            new CreateListener(works),
            "one action, no authentication, no mutual TLS in verify mode")
        .with(describeListeners(), new DescribeListeners())
        .with(
            modifyListener(),
            new ModifyListener(works),
            "one action, no authentication, no mutual TLS in verify mode")
        .with(deleteListener(), new DeleteListener(works))
        .with(createRule(), new CreateRule(works), "one action, no authentication, no transforms")
        .with(describeRules(), new DescribeRules())
        .with(describeTrustStores(), new DescribeTrustStores(), "none can be made")
        .with(modifyRule(), new ModifyRule(works), "one action, no authentication, no transforms")
        .with(deleteRule(), new DeleteRule(works))
        .with(setRulePriorities(), new SetRulePriorities())
        .with(describeListenerAttributes(), new DescribeListenerAttributes())
        .with(
            modifyListenerAttributes(),
            new ModifyListenerAttributes(),
            "names of headers of client certificates are kept and shown")
        .with(addListenerCertificates(), new AddListenerCertificates(works))
        .with(describeListenerCertificates(), new DescribeListenerCertificates())
        .with(removeListenerCertificates(), new RemoveListenerCertificates(works))
        .with(
            createTargetGroup(),
            new CreateTargetGroup(),
            "targets are IP addresses that speak HTTP/1.1")
        .with(describeTargetGroups(), new DescribeTargetGroups())
        .with(modifyTargetGroup(), new ModifyTargetGroup())
        .with(deleteTargetGroup(), new DeleteTargetGroup())
        .with(describeTargetGroupAttributes(), new DescribeTargetGroupAttributes())
        .with(
            modifyTargetGroupAttributes(),
            new ModifyTargetGroupAttributes(),
            "kept and shown; targets are chosen by turns")
        .with(registerTargets(), new RegisterTargets())
        .with(deregisterTargets(), new DeregisterTargets())
        .with(describeTargetHealth(), new DescribeTargetHealth(works.edge()))
        .with(addTags(), new AddTags())
        .with(removeTags(), new RemoveTags())
        .with(describeTags(), new DescribeTags())
        .with(
            describeSSLPolicies(),
            new DescribeSSLPolicies(),
            "six policies; none offers TLS before 1.2")
        .with(
            describeAccountLimits(),
            new DescribeAccountLimits(),
            "those limits that are kept here");
  }
}
