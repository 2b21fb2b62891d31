package io.keyrota.server.elb;

import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.addTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createLoadBalancer;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.createTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteLoadBalancer;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deleteTargetGroup;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.deregisterTargets;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeCapacityReservation;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListenerCertificates;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeListeners;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeLoadBalancers;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTags;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetGroups;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTargetHealth;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.describeTrustStores;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyListener;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.modifyLoadBalancerAttributes;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.registerTargets;
import static io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel.removeListenerCertificates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyrota.models.elasticloadbalancing.AddListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.AddTagsInput;
import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.DeleteListenerInput;
import io.keyrota.models.elasticloadbalancing.DeleteLoadBalancerInput;
import io.keyrota.models.elasticloadbalancing.DeleteTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.DeregisterTargetsInput;
import io.keyrota.models.elasticloadbalancing.DescribeCapacityReservationInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenersInput;
import io.keyrota.models.elasticloadbalancing.DescribeLoadBalancersInput;
import io.keyrota.models.elasticloadbalancing.DescribeTagsInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetGroupsInput;
import io.keyrota.models.elasticloadbalancing.DescribeTargetHealthInput;
import io.keyrota.models.elasticloadbalancing.DescribeTrustStoresInput;
import io.keyrota.models.elasticloadbalancing.LoadBalancer;
import io.keyrota.models.elasticloadbalancing.LoadBalancerAttribute;
import io.keyrota.models.elasticloadbalancing.ModifyListenerInput;
import io.keyrota.models.elasticloadbalancing.ModifyLoadBalancerAttributesInput;
import io.keyrota.models.elasticloadbalancing.MutualAuthenticationAttributes;
import io.keyrota.models.elasticloadbalancing.RegisterTargetsInput;
import io.keyrota.models.elasticloadbalancing.RemoveListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.Tag;
import io.keyrota.models.elasticloadbalancing.TargetDescription;
import io.keyrota.models.elasticloadbalancing.TargetHealthDescription;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LoadBalancersTest {
  private final ElbHarness elb = new ElbHarness();

  @Test
  void askingAgainForTheSameLoadBalancerAnswersTheOneThatIsThere() {
    String arn = elb.balancer("web");
    assertThat(elb.balancer("web")).isEqualTo(arn);
    assertThat(elb.code(createLoadBalancer(), ElbHarness.balancerOf("web", "subnet-2")))
        .isEqualTo("DuplicateLoadBalancerName");
    assertThat(elb.code(createLoadBalancer(), ElbHarness.balancerOf("-web", "subnet-2")))
        .isEqualTo("ValidationError");
  }

  @Test
  void anAccountHasNoMoreThanFiftyInARegion() {
    for (int i = 0; i < 50; i++) {
      var _ = elb.balancer("web-" + i);
    }
    assertThat(elb.code(createLoadBalancer(), ElbHarness.balancerOf("one-more", "subnet-1")))
        .isEqualTo("TooManyLoadBalancers");
    assertThat(elb.balancer("web-7")).contains("/web-7/");
  }

  @Test
  void noCapacityIsReservedForALoadBalancer() {
    var told =
        elb.call(
            describeCapacityReservation(),
            new DescribeCapacityReservationInput(elb.balancer("web")));
    assertThat(told.minimumLoadBalancerCapacity()).isNull();
    assertThat(told.capacityReservationState()).isEmpty();
    assertThat(
            elb.code(
                describeCapacityReservation(),
                new DescribeCapacityReservationInput(
                    elb.balancer("web").replaceAll("[0-9a-f]{16}$", "0000000000000000"))))
        .isEqualTo("LoadBalancerNotFound");
  }

  @Test
  void aLoadBalancerHasTheAddressOfItsListenersWhereThatIsOne() {
    String arn = elb.balancer("web");
    LoadBalancer shown =
        Objects.requireNonNull(
                elb.call(
                        describeLoadBalancers(),
                        new DescribeLoadBalancersInput(List.of(arn), null, null, null))
                    .loadBalancers())
            .getFirst();
    String zone = Objects.requireNonNull(shown.canonicalHostedZoneId());
    String name = Objects.requireNonNull(shown.dnsName());
    assertThat(zone).isEqualTo("Z215JYRZR1TBD5");
    assertThat(addresses("192.0.2.7", zone, name, RecordType.A)).contains(List.of("192.0.2.7"));
    assertThat(addresses("192.0.2.7", zone, "dualstack." + name + ".", RecordType.A))
        .contains(List.of("192.0.2.7"));
    assertThat(addresses("192.0.2.7", zone, name, RecordType.AAAA)).contains(List.of());
    assertThat(addresses("2001:db8::7", zone, name, RecordType.AAAA))
        .contains(List.of("2001:db8::7"));
    assertThat(addresses("0.0.0.0", zone, name, RecordType.A)).contains(List.of());
    assertThat(addresses("192.0.2.7", zone, name, RecordType.TXT)).isEmpty();
    assertThat(addresses("192.0.2.7", "Z1H1FL5HABSF5", name, RecordType.A)).isEmpty();
    assertThat(addresses("192.0.2.7", zone, "no-" + name, RecordType.A)).isEmpty();
    assertThat(addresses("192.0.2.7", zone, "example.com", RecordType.A)).isEmpty();
  }

  private Optional<List<String>> addresses(
      String address, String zone, String name, RecordType type) {
    return ElbApi.balancers(address)
        .addresses(ElbHarness.ACCOUNT, zone, name, type, elb.snapshot());
  }

  @Test
  void loadBalancersAreListedInPages() {
    List<String> names = List.of("a", "b", "c", "d", "e");
    names.forEach(elb::balancer);
    List<String> found = new ArrayList<>();
    String marker = null;
    do {
      var page =
          elb.call(describeLoadBalancers(), new DescribeLoadBalancersInput(null, null, marker, 2));
      Objects.requireNonNull(page.loadBalancers())
          .forEach(each -> found.add(Objects.requireNonNull(each.loadBalancerName())));
      marker = page.nextMarker();
    } while (marker != null);
    assertThat(found).isEqualTo(names);
    assertThat(
            elb.code(
                describeLoadBalancers(),
                new DescribeLoadBalancersInput(null, List.of("none"), null, null)))
        .isEqualTo("LoadBalancerNotFound");
    assertThat(
            elb.code(
                describeLoadBalancers(), new DescribeLoadBalancersInput(null, null, "x", null)))
        .isEqualTo("ValidationError");
  }

  @Test
  void anotherAccountsLoadBalancerIsNotThere() {
    String arn = elb.balancer("web");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                elb.call(
                    ElbHarness.OTHER,
                    describeListeners(),
                    new DescribeListenersInput(arn, null, null, null)))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("LoadBalancerNotFound"));
  }

  @Test
  void aListenerOpensItsPortAndUsesItsCertificate() {
    String balancer = elb.balancer("web");
    String listener = elb.listener(balancer, 8443, "cert-1", elb.group("apps"));

    assertThat(elb.open).containsEntry(8443, Optional.of(SslPolicy.standard()));
    assertThat(elb.inUse).containsEntry("cert-1", balancer);
    var shown =
        Objects.requireNonNull(
                elb.call(
                        describeListeners(), new DescribeListenersInput(balancer, null, null, null))
                    .listeners())
            .getFirst();
    assertThat(shown.listenerArn()).isEqualTo(listener);
    assertThat(shown.protocol()).isEqualTo("HTTPS");
    assertThat(shown.sslPolicy()).isEqualTo(SslPolicy.standard().awsName());

    elb.call(deleteListener(), new DeleteListenerInput(listener));
    assertThat(elb.inUse).isEmpty();
    assertThat(elb.code(deleteListener(), new DeleteListenerInput(listener)))
        .isEqualTo("ListenerNotFound");
  }

  @Test
  void whatCannotBeAListenerIsRefused() {
    String balancer = elb.balancer("web");
    String other = elb.balancer("other");
    String group = elb.group("apps");
    elb.busyPort = 9999;
    elb.listener(balancer, 8443, "cert-1", group);

    assertThat(refused(balancer, 8443, "cert-2", group)).isEqualTo("DuplicateListener");
    assertThat(refused(balancer, 8444, "none", group)).isEqualTo("CertificateNotFound");
    assertThat(refused(balancer, 8444, null, group)).isEqualTo("ValidationError");
    assertThat(refused(balancer, 9999, "cert-1", group)).isEqualTo("InvalidConfigurationRequest");
    assertThat(refused(other, 8443, "cert-1", elb.group("more")))
        .isEqualTo("InvalidConfigurationRequest");
    assertThat(refused(other, 8445, "cert-1", group)).isEqualTo("TargetGroupAssociationLimit");
    assertThat(refused(other, 8445, "cert-1", group.replace("apps", "none")))
        .isEqualTo("TargetGroupNotFound");
    assertThat(refused("arn:aws:iam::111122223333:user/x", 1, "cert-1", group))
        .isEqualTo("ValidationError");
  }

  private String refused(String balancer, int port, @Nullable String certificate, String group) {
    return elb.code(
        createListener(), ElbHarness.https(balancer, port, certificate, ElbHarness.forward(group)));
  }

  @Test
  void anotherCertificateTakesThePlaceOfTheDefaultOne() {
    String balancer = elb.balancer("web");
    String listener = elb.listener(balancer, 8443, "cert-1", elb.group("apps"));
    elb.call(
        modifyListener(),
        new ModifyListenerInput(
            listener,
            8444,
            null,
            null,
            List.of(new Certificate("cert-2", null)),
            null,
            null,
            null));
    assertThat(elb.inUse).containsOnlyKeys("cert-2");
    assertThat(elb.open).containsKey(8444);
    elb.call(
        modifyListener(),
        new ModifyListenerInput(listener, null, "HTTP", null, null, null, null, null));
    assertThat(elb.inUse).isEmpty();
    assertThat(
            elb.code(
                modifyListener(),
                new ModifyListenerInput(listener, null, "HTTPS", null, null, null, null, null)))
        .isEqualTo("ValidationError");
  }

  private static MutualAuthenticationAttributes mode(String mode, @Nullable String trustStore) {
    return new MutualAuthenticationAttributes(mode, trustStore, null, null, null);
  }

  private String modified(
      String listener, @Nullable String protocol, @Nullable MutualAuthenticationAttributes mutual) {
    return elb.code(
        modifyListener(),
        new ModifyListenerInput(listener, null, protocol, null, null, null, null, mutual));
  }

  private MutualAuthenticationAttributes mutual(String listener) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                elb.call(
                        describeListeners(),
                        new DescribeListenersInput(null, List.of(listener), null, null))
                    .listeners())
            .getFirst()
            .mutualAuthentication());
  }

  @Test
  void certificatesOfClientsArePassedThroughWhereAListenerSaysSo() {
    String listener = elb.listener(elb.balancer("web"), 8443, "cert-1", elb.group("apps"));
    assertThat(mutual(listener)).isEqualTo(mode("off", null));
    assertThat(elb.mutual).containsEntry(8443, MutualAuthentication.OFF);
    assertThat(modified(listener, null, mode("passthrough", null))).isEmpty();
    assertThat(modified(listener, null, null)).isEmpty();
    assertThat(mutual(listener)).isEqualTo(mode("passthrough", null));
    assertThat(elb.mutual).containsEntry(8443, MutualAuthentication.PASSTHROUGH);
    assertThat(modified(listener, "HTTP", mode("passthrough", null))).isEqualTo("ValidationError");
    assertThat(modified(listener, "HTTP", null)).isEmpty();
    assertThat(elb.mutual).containsEntry(8443, MutualAuthentication.OFF);
  }

  @Test
  void thereAreNoTrustStoresToBeShown() {
    assertThat(
            elb.call(describeTrustStores(), new DescribeTrustStoresInput(null, null, null, null))
                .trustStores())
        .isEmpty();
    assertThat(
            elb.code(
                describeTrustStores(),
                new DescribeTrustStoresInput(null, List.of("web"), null, null)))
        .isEqualTo("TrustStoreNotFound");
  }

  @Test
  void nobodyIsVerifiedByATrustStoreThatIsNotThere() {
    String listener = elb.listener(elb.balancer("web"), 8443, "cert-1", elb.group("apps"));
    assertThat(modified(listener, null, mode("verify", "arn:of-none")))
        .isEqualTo("TrustStoreNotFound");
    assertThat(modified(listener, null, mode("verify", null))).isEqualTo("ValidationError");
    assertThat(modified(listener, null, mode("passthrough", "arn:of-none")))
        .isEqualTo("ValidationError");
    assertThat(modified(listener, null, mode("sometimes", null))).isEqualTo("ValidationError");
    assertThat(mutual(listener)).isEqualTo(mode("off", null));
  }

  @Test
  void moreCertificatesAreInUseUntilTheLastListenerDropsThem() {
    String balancer = elb.balancer("web");
    String group = elb.group("apps");
    String one = elb.listener(balancer, 8443, "cert-1", group);
    String two = elb.listener(balancer, 8444, "cert-2", group);
    for (String listener : List.of(one, two)) {
      elb.call(
          addListenerCertificates(),
          new AddListenerCertificatesInput(listener, List.of(new Certificate("cert-3", null))));
    }
    assertThat(elb.inUse).containsOnlyKeys("cert-1", "cert-2", "cert-3");
    assertThat(
            Objects.requireNonNull(
                    elb.call(
                            describeListenerCertificates(),
                            new DescribeListenerCertificatesInput(one, null, null))
                        .certificates())
                .stream()
                .map(each -> each.certificateArn() + " " + each.isDefault()))
        .containsExactly("cert-1 true", "cert-3 false");
    remove(one, "cert-3");
    assertThat(elb.inUse).containsKey("cert-3");
    remove(two, "cert-3");
    assertThat(elb.inUse).doesNotContainKey("cert-3");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> remove(one, "cert-1"))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("OperationNotPermitted"));
  }

  private void remove(String listener, String certificate) {
    elb.call(
        removeListenerCertificates(),
        new RemoveListenerCertificatesInput(listener, List.of(new Certificate(certificate, null))));
  }

  @Test
  void aLoadBalancerGoesWithItsListenersUnlessItIsProtected() {
    String balancer = elb.balancer("web");
    String group = elb.group("apps");
    elb.listener(balancer, 8443, "cert-1", group);
    elb.listener(balancer, 8444, "cert-1", group);
    protect(balancer, "true");
    assertThat(elb.code(deleteLoadBalancer(), new DeleteLoadBalancerInput(balancer)))
        .isEqualTo("OperationNotPermitted");
    assertThat(elb.code(deleteTargetGroup(), new DeleteTargetGroupInput(group)))
        .isEqualTo("ResourceInUse");
    protect(balancer, "false");
    elb.call(deleteLoadBalancer(), new DeleteLoadBalancerInput(balancer));
    assertThat(elb.inUse).isEmpty();
    assertThat(elb.code(deleteLoadBalancer(), new DeleteLoadBalancerInput(balancer))).isEmpty();
    assertThat(elb.code(deleteTargetGroup(), new DeleteTargetGroupInput(group))).isEmpty();
    // The ports are free for others.
    elb.listener(elb.balancer("next"), 8443, "cert-2", elb.group("next"));
  }

  private void protect(String balancer, String value) {
    elb.call(
        modifyLoadBalancerAttributes(),
        new ModifyLoadBalancerAttributesInput(
            balancer, List.of(new LoadBalancerAttribute("deletion_protection.enabled", value))));
  }

  @Test
  void targetsAreAddressesAndTheirHealthIsTold() {
    String group = elb.group("apps");
    assertThat(elb.code(createTargetGroup(), ElbHarness.groupOf("hosts", "instance", 80)))
        .isEqualTo("InvalidConfigurationRequest");
    assertThat(elb.code(registerTargets(), new RegisterTargetsInput(group, targets("i-0123"))))
        .isEqualTo("InvalidTarget");
    elb.call(registerTargets(), new RegisterTargetsInput(group, targets("127.0.0.1")));
    assertThat(health(group, null)).containsExactly("127.0.0.1 8080 unused Target.NotInUse");
    elb.listener(elb.balancer("web"), 8443, "cert-1", group);
    assertThat(health(group, null))
        .containsExactly("127.0.0.1 8080 initial Elb.InitialHealthChecking");
    assertThat(health(group, targets("127.0.0.2")))
        .containsExactly("127.0.0.2 8080 unused Target.NotRegistered");
    elb.call(deregisterTargets(), new DeregisterTargetsInput(group, targets("127.0.0.1")));
    assertThat(health(group, null)).isEmpty();
    assertThat(
            Objects.requireNonNull(
                    elb.call(
                            describeTargetGroups(),
                            new DescribeTargetGroupsInput(null, List.of(group), null, null, null))
                        .targetGroups())
                .getFirst()
                .loadBalancerArns())
        .hasSize(1);
  }

  private static List<TargetDescription> targets(String id) {
    return List.of(new TargetDescription(id, null, null, null));
  }

  private List<String> health(String group, @Nullable List<TargetDescription> targets) {
    List<String> told = new ArrayList<>();
    for (TargetHealthDescription each :
        Objects.requireNonNull(
            elb.call(describeTargetHealth(), new DescribeTargetHealthInput(group, targets, null))
                .targetHealthDescriptions())) {
      var target = Objects.requireNonNull(each.target());
      var health = Objects.requireNonNull(each.targetHealth());
      told.add(target.id() + " " + target.port() + " " + health.state() + " " + health.reason());
    }
    return told;
  }

  @Test
  void tagsAreSetAndShown() {
    String balancer = elb.balancer("web");
    elb.call(addTags(), new AddTagsInput(List.of(balancer), List.of(new Tag("team", "a"))));
    assertThat(
            elb.code(
                addTags(),
                new AddTagsInput(List.of(balancer), List.of(new Tag("x", "1"), new Tag("x", "2")))))
        .isEqualTo("DuplicateTagKeys");
    assertThat(
            elb.code(
                addTags(), new AddTagsInput(List.of(balancer), List.of(new Tag("aws:x", "1")))))
        .isEqualTo("ValidationError");
    var shown =
        Objects.requireNonNull(
                elb.call(describeTags(), new DescribeTagsInput(List.of(balancer)))
                    .tagDescriptions())
            .getFirst();
    assertThat(shown.resourceArn()).isEqualTo(balancer);
    assertThat(Objects.requireNonNull(shown.tags()).toString()).contains("team").contains("a");
  }
}
