package io.keyrota.rules.elb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenerTest {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region REGION = new Region("eu-central-1");
  private static final LoadBalancer BALANCER =
      new LoadBalancer(
          ACCOUNT,
          REGION,
          "web",
          "0123456789abcdef",
          LoadBalancer.Scheme.INTERNAL,
          "ipv4",
          List.of("subnet-1"),
          List.of(),
          Instant.parse("2026-11-26T00:00:00Z"),
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          ElbTags.NONE);
  private static final TargetGroup GROUP =
      new TargetGroup(
          ACCOUNT,
          REGION,
          "apps",
          "0123456789abcdef",
          TargetGroup.Protocol.HTTP,
          TargetGroup.Addresses.IPV4,
          80,
          Optional.empty(),
          HealthCheck.STANDARD,
          List.of(),
          List.of(),
          new LinkedHashMap<>(),
          ElbTags.NONE);

  static Listener listener() {
    return new Listener(
        BALANCER.arn().listener("fedcba9876543210"),
        443,
        Listener.Protocol.HTTPS,
        Optional.of("default"),
        List.of(),
        Optional.of(SslPolicy.standard()),
        MutualAuthentication.OFF,
        new Action.FixedResponse(200, Optional.empty(), Optional.empty(), Optional.empty()),
        List.of(),
        new LinkedHashMap<>(),
        ElbTags.NONE);
  }

  private static String code(Runnable what) {
    try {
      what.run();
      return "";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  @Test
  void aPortHasOneListenerAndALoadBalancerFifty() {
    LoadBalancer one = BALANCER.withListener(443, "a");
    assertThat(code(() -> one.withListener(443, "b"))).isEqualTo("DuplicateListener");
    assertThat(one.withoutListener(443).listeners()).isEmpty();

    LoadBalancer full = BALANCER;
    for (int port : IntStream.rangeClosed(1, LoadBalancer.MOST_LISTENERS).toArray()) {
      full = full.withListener(port, "l" + port);
    }
    LoadBalancer whole = full;
    assertThat(code(() -> whole.withListener(99, "x"))).isEqualTo("TooManyListeners");
  }

  @Test
  void certificatesAreListedOnceWithTheDefaultOneFirst() {
    Listener listener = listener().withMore(List.of("a", "b", "a", "default"));
    assertThat(listener.certificates()).containsExactly("default", "a", "b");
    assertThat(listener.withoutMore(List.of("a", "x")).certificates())
        .containsExactly("default", "b");
    assertThat(listener.more()).containsExactly("a", "b", "default");
    Listener alone = listener.withoutMore(List.of("default"));
    assertThat(alone.certificates()).containsExactly("default", "a", "b");
    assertThat(code(() -> alone.withoutMore(List.of("default"))))
        .isEqualTo("OperationNotPermitted");
    List<String> many = IntStream.range(0, 26).mapToObj(i -> "c" + i).toList();
    assertThat(code(() -> listener().withMore(many))).isEqualTo("TooManyCertificates");
  }

  @Test
  void aTargetGroupBelongsToOneLoadBalancer() {
    TargetGroup used = GROUP.usedBy(listener().arn());
    assertThat(used.loadBalancers()).containsExactly(BALANCER.arn().text());
    ElbArn foreign =
        ElbArn.loadBalancer(ACCOUNT, REGION, "other", "1111111111111111")
            .listener("2222222222222222");
    assertThat(code(() -> used.usedBy(foreign))).isEqualTo("TargetGroupAssociationLimit");
    assertThat(used.leftBy(listener().arn()).listeners()).isEmpty();
  }

  @Test
  void targetsAreOfTheFamilyOfTheirGroup() {
    assertThat(code(() -> GROUP.withTargets(List.of(new Target("2001:db8::7", 80)))))
        .isEqualTo("InvalidTarget");
  }

  @Test
  void targetsAreRegisteredOnceAndAtMostAThousand() {
    Target one = Target.checked("10.0.0.1", 80);
    TargetGroup group = GROUP.withTargets(List.of(one, one));
    assertThat(group.targets()).containsExactly(one);
    assertThat(group.withoutTargets(List.of(one, Target.checked("10.0.0.2", 80))).targets())
        .isEmpty();
    List<Target> many =
        IntStream.rangeClosed(1, 1001).mapToObj(port -> new Target("10.0.0.1", port)).toList();
    assertThat(code(() -> GROUP.withTargets(many))).isEqualTo("TooManyTargets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i-0123456789abcdef0",
        "example.com",
        "169.254.169.254",
        "fe80::1",
        "0.0.0.0",
        "::",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.",
        ""
      })
  void onlyAddressesThatCanBeTargetsAre(String id) {
    assertThat(code(() -> Target.checked(id, 80))).isEqualTo("InvalidTarget");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.255.0.9", "::1", "2001:db8::7"})
  void addressesAreTargets(String id) {
    assertThat(Target.checked(id, 65_535)).isEqualTo(new Target(id, 65_535));
    assertThat(code(() -> Target.checked(id, 0))).isEqualTo("ValidationError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-web", "web-", "we b", "internal-web", "", "a.b", "ünlaut"})
  void aNameHasLettersDigitsAndHyphensInside(String name) {
    assertThat(code(() -> LoadBalancer.checkedName(name))).isEqualTo("ValidationError");
  }

  @Test
  void aNameHasThirtyTwoCharactersAtMost() {
    assertThat(LoadBalancer.checkedName("a".repeat(32))).hasSize(32);
    assertThat(code(() -> LoadBalancer.checkedName("a".repeat(33)))).isEqualTo("ValidationError");
    assertThat(code(() -> TargetGroup.checkedName("a".repeat(33)))).isEqualTo("ValidationError");
    assertThat(BALANCER.dnsName())
        .matches("internal-web-[0-9]{1,10}\\.eu-central-1\\.elb\\.amazonaws\\.com");
  }

  @Test
  void attributesAreKnownAndFit() {
    var set =
        Attribute.set(
            Attribute.OF_LOAD_BALANCERS,
            new LinkedHashMap<>(),
            List.of(new Attribute.Setting(Attribute.IDLE_TIMEOUT, "4000")));
    assertThat(Attribute.value(Attribute.OF_LOAD_BALANCERS, set, Attribute.IDLE_TIMEOUT))
        .isEqualTo("4000");
    assertThat(Attribute.value(Attribute.OF_LOAD_BALANCERS, set, Attribute.DELETION_PROTECTION))
        .isEqualTo("false");
    for (String bad : List.of("0", "4001", "-1", "x", "")) {
      assertThat(
              code(
                  () ->
                      Attribute.set(
                          Attribute.OF_LOAD_BALANCERS,
                          set,
                          List.of(new Attribute.Setting(Attribute.IDLE_TIMEOUT, bad)))))
          .as(bad)
          .isEqualTo("ValidationError");
    }
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () ->
                Attribute.set(
                    Attribute.OF_HTTPS_LISTENERS,
                    set,
                    List.of(new Attribute.Setting("no.such", "1"))));
    for (List<Attribute> known :
        List.of(
            Attribute.OF_LOAD_BALANCERS,
            Attribute.OF_HTTPS_LISTENERS,
            Attribute.OF_TARGET_GROUPS)) {
      assertThat(known).allMatch(each -> each.form().test(each.standard()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPolicyOffersNothingBeforeTls12AndIsFoundByItsName(SslPolicy policy) {
    assertThat(policy.protocols()).isNotEmpty().isSubsetOf("TLSv1.2", "TLSv1.3");
    assertThat(policy.cipherSuites())
        .hasSameSizeAs(policy.ciphers())
        .doesNotHaveDuplicates()
        .allMatch(suite -> suite.matches("TLS_(ECDHE_(RSA|ECDSA)_WITH_)?[A-Z0-9_]+_SHA(256|384)"));
    assertThat(SslPolicy.named(policy.awsName())).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTPS | #{host} | 443 | /#{path} | #{query} | https://a.example/x/y?q=1",
        "#{protocol} | b.example | #{port} | /#{path} | '' | http://b.example:8080/x/y",
        "HTTP | #{host} | 80 | /new/#{path} | z=2 | http://a.example/new/x/y?z=2",
        "HTTPS | #{host} | 8443 | /#{host}/#{unknown} | '' |"
            + " https://a.example:8443/a.example/#{unknown}"
      })
  void aRedirectFillsInWhatTheRequestBrought(
      String protocol, String host, String port, String path, String query, String location) {
    assertThat(
            new Action.Redirect(protocol, host, port, path, query, true, Optional.empty())
                .location("HTTP", "a.example", "8080", "/x/y", "q=1"))
        .isEqualTo(location);
  }

  @Test
  void whatARequestBringsIsNeverReadAsAPlaceholder() {
    assertThat(
            new Action.Redirect(
                    "HTTPS", "#{host}", "443", "/#{path}", "#{query}", true, Optional.empty())
                .location("HTTP", "a.example", "80", "/#{query}", "#{host}"))
        .isEqualTo("https://a.example/#{query}?#{host}");
  }
}
