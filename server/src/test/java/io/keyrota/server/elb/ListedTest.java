package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createLoadBalancer;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListenerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeLoadBalancerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeSSLPolicies;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.removeListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.setIpAddressType;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.elasticloadbalancing.AddListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.CreateLoadBalancerInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerCertificatesOutput;
import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancerAttributesInput;
import io.keyrota.models.elasticloadbalancing.DescribeSSLPoliciesInput;
import io.keyrota.models.elasticloadbalancing.DescribeSSLPoliciesOutput;
import io.keyrota.models.elasticloadbalancing.DescribeTagsInput;
import io.keyrota.models.elasticloadbalancing.LoadBalancer;
import io.keyrota.models.elasticloadbalancing.RemoveListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.SetIpAddressTypeInput;
import io.keyrota.models.elasticloadbalancing.SslPolicy;
import io.keyrota.models.elasticloadbalancing.SubnetMapping;
import io.keyrota.rules.iam.Marker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists of certificates, policies and attributes, their pages and what is not taken. */
class ListedTest {
  private final ElbHarness elb = new ElbHarness();
  private final String listener =
      elb.listener(elb.balancer("web"), 8443, "cert-1", elb.group("apps"));

  private AddListenerCertificatesInput adding(String... certificates) {
    List<Certificate> all = new ArrayList<>();
    for (String each : certificates) {
      all.add(new Certificate(each, null));
    }
    return new AddListenerCertificatesInput(listener, all);
  }

  private DescribeListenerCertificatesOutput page(@Nullable String marker, @Nullable Integer size) {
    return elb.call(
        describeListenerCertificates(),
        new DescribeListenerCertificatesInput(listener, marker, size));
  }

  @Test
  void theDefaultCertificateIsShownTwiceWhereItWasAddedToTheList() {
    assertThat(elb.call(addListenerCertificates(), adding("cert-2")).certificates())
        .containsExactly(new Certificate("cert-2", false));
    elb.call(addListenerCertificates(), adding("cert-1"));
    assertThat(page(null, null).certificates())
        .containsExactly(
            new Certificate("cert-1", true),
            new Certificate("cert-2", false),
            new Certificate("cert-1", false));
    var gone =
        new RemoveListenerCertificatesInput(listener, List.of(new Certificate("cert-1", null)));
    assertThat(elb.code(removeListenerCertificates(), gone)).isEmpty();
    assertThat(elb.code(removeListenerCertificates(), gone)).isEqualTo("OperationNotPermitted");
    assertThat(elb.inUse).containsOnlyKeys("cert-1", "cert-2");
  }

  @Test
  void oneCertificateIsAddedInACall() {
    assertThat(elb.code(addListenerCertificates(), adding("cert-2", "cert-3")))
        .isEqualTo("ValidationError");
    assertThat(elb.code(addListenerCertificates(), adding())).isEqualTo("ValidationError");
  }

  @Test
  void certificatesComeInPages() {
    elb.call(addListenerCertificates(), adding("cert-2"));
    elb.call(addListenerCertificates(), adding("cert-3"));
    List<Certificate> paged = new ArrayList<>();
    String marker = null;
    do {
      DescribeListenerCertificatesOutput page = page(marker, 2);
      paged.addAll(Objects.requireNonNull(page.certificates()));
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(paged).isEqualTo(page(null, null).certificates()).hasSize(3);
    for (String wrong : List.of("x", Marker.of("DescribeListenerCertificates", "-1"))) {
      assertThat(
              elb.code(
                  describeListenerCertificates(),
                  new DescribeListenerCertificatesInput(listener, wrong, null)))
          .isEqualTo("ValidationError");
    }
  }

  @Test
  void policiesComeInPagesAndAreOfApplicationLoadBalancers() {
    List<SslPolicy> paged = new ArrayList<>();
    String marker = null;
    do {
      DescribeSSLPoliciesOutput page = policies(marker, 4, "application");
      paged.addAll(Objects.requireNonNull(page.sslPolicies()));
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(paged).isEqualTo(policies(null, null, null).sslPolicies()).hasSize(6);
    assertThat(policies(null, null, "gateway").sslPolicies()).isEmpty();
  }

  private DescribeSSLPoliciesOutput policies(
      @Nullable String marker, @Nullable Integer size, @Nullable String type) {
    return elb.call(describeSSLPolicies(), new DescribeSSLPoliciesInput(null, marker, size, type));
  }

  @Test
  void attributesOfListenersAreThoseOfTheirProtocol() {
    assertThat(
            elb.call(describeListenerAttributes(), new DescribeListenerAttributesInput(listener))
                .attributes())
        .extracting(each -> each.key() + "=" + each.value())
        .contains(
            "routing.http.response.server.enabled=true",
            "routing.http.response.access_control_allow_origin.header_value=",
            "routing.http.request.x_amzn_tls_version.header_name=")
        .hasSize(19);
  }

  @Test
  void anInternalLoadBalancerKeepsInternetGatewaysOut() {
    assertThat(igw("web", null)).isEqualTo("false");
    assertThat(igw("inside", "internal")).isEqualTo("true");
  }

  private @Nullable String igw(String name, @Nullable String scheme) {
    String arn = Objects.requireNonNull(made(balancer(name, scheme, null)).loadBalancerArn());
    return Objects.requireNonNull(
            elb.call(describeLoadBalancerAttributes(), new DescribeLoadBalancerAttributesInput(arn))
                .attributes())
        .stream()
        .filter(each -> "ipv6.deny_all_igw_traffic".equals(each.key()))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private LoadBalancer made(CreateLoadBalancerInput input) {
    return Objects.requireNonNull(elb.call(createLoadBalancer(), input).loadBalancers()).getFirst();
  }

  private static CreateLoadBalancerInput balancer(
      String name, @Nullable String scheme, @Nullable String addresses) {
    return new CreateLoadBalancerInput(
        name, List.of("subnet-1"), null, null, scheme, null, null, addresses, null, null, null);
  }

  @Test
  void anInternalLoadBalancerIsNotWithoutPrivateAddresses() {
    String without = "dualstack-without-public-ipv4";
    assertThat(elb.code(createLoadBalancer(), balancer("a", "internal", without)))
        .isEqualTo("InvalidConfigurationRequest");
    assertThat(elb.code(createLoadBalancer(), balancer("a", null, without))).isEmpty();
    String inside = Objects.requireNonNull(made(balancer("b", "internal", null)).loadBalancerArn());
    assertThat(elb.code(setIpAddressType(), new SetIpAddressTypeInput(inside, without)))
        .isEqualTo("InvalidConfigurationRequest");
  }

  @Test
  void subnetsHaveNoAddressesOfOnesOwn() {
    assertThat(
            elb.code(
                createLoadBalancer(),
                new CreateLoadBalancerInput(
                    "a",
                    null,
                    List.of(new SubnetMapping("subnet-1", "eipalloc-1", null, null, null)),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null)))
        .isEqualTo("InvalidConfigurationRequest");
  }

  @Test
  void tagsOfTwentyResourcesAreShownInACall() {
    assertThat(elb.code(describeTags(), new DescribeTagsInput(Collections.nCopies(20, listener))))
        .isEmpty();
    assertThat(elb.code(describeTags(), new DescribeTagsInput(Collections.nCopies(21, listener))))
        .isEqualTo("ValidationError");
  }
}
