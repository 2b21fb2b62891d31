package io.keyrota.cli.demo;

import io.keyrota.rules.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.DomainStatus;
import software.amazon.awssdk.services.acm.model.ResourceRecord;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * The guide on certificates: a name is proved by a record in Route 53, a load balancer serves the
 * certificate, and a year goes by in which it renews by itself, while a client asks without pause.
 */
public final class CertificateStory {
  private static final String NAME = "www.example.com";

  /** Shorter than the time between a renewal and the old certificate's end. */
  private static final Duration STEP = Duration.ofDays(24);

  private static final int STEPS = 16;
  private static final int FEWEST_RENEWALS = 2;

  private final Path data;
  private final Narrator tell;
  private boolean asPlanned = true;

  /**
   * Tells a story.
   *
   * @param folder takes the server's data
   */
  public CertificateStory(Path folder, PrintWriter out) {
    this.data = folder.resolve("certificate-data");
    this.tell = new Narrator(out);
  }

  /** Tells it; false when any answer was not what the guide promises. */
  public boolean tell() throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start(data);
        AcmClient acm = Clients.acm(server.endpoint());
        Route53Client route53 = Clients.route53(server.endpoint());
        Backend backend = Backend.start()) {
      String arn = proved(server, acm, route53);
      int port = Backend.freePort();
      served(server, acm, arn, backend, port);
      Visitor visitor = new Visitor(NAME, port, ServerTimeTrust.in(root(server), time(server)));
      String first = handshake(server, acm, arn, visitor);
      year(server, acm, arn, visitor, first);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    return asPlanned;
  }

  private String proved(ServerProcess server, AcmClient acm, Route53Client route53) {
    tell.chapter("A name is proved by a record in Route 53, and its certificate is issued");
    tell.command("aws route53 create-hosted-zone --name example.com --caller-reference demo");
    String zone =
        route53
            .createHostedZone(r -> r.name("example.com").callerReference("demo"))
            .hostedZone()
            .id();
    tell.answer(zone);
    tell.command("aws acm request-certificate --domain-name " + NAME + " --validation-method DNS");
    String arn =
        acm.requestCertificate(r -> r.domainName(NAME).validationMethod(ValidationMethod.DNS))
            .certificateArn();
    tell.answer(arn);
    ResourceRecord record =
        described(acm, arn).domainValidationOptions().getFirst().resourceRecord();
    tell.answer(record.name() + " CNAME " + record.value());
    tell.command("keyrota clock advance 1h");
    advance(server, Duration.ofHours(1));
    expect(
        "without the record nothing is issued",
        described(acm, arn).status() == CertificateStatus.PENDING_VALIDATION);
    tell.command("aws route53 change-resource-record-sets … (that record)");
    route53.changeResourceRecordSets(
        r -> r.hostedZoneId(zone).changeBatch(b -> b.changes(creation(record))));
    tell.command("keyrota clock advance 1h");
    advance(server, Duration.ofHours(1));
    CertificateDetail issued = described(acm, arn);
    expect(
        "the name is proved and the certificate issued",
        issued.status() == CertificateStatus.ISSUED
            && issued.domainValidationOptions().getFirst().validationStatus()
                == DomainStatus.SUCCESS);
    return arn;
  }

  private static Change creation(ResourceRecord record) {
    return Change.builder()
        .action(ChangeAction.CREATE)
        .resourceRecordSet(
            s ->
                s.name(record.name())
                    .type(RRType.CNAME)
                    .ttl(300L)
                    .resourceRecords(
                        software.amazon.awssdk.services.route53.model.ResourceRecord.builder()
                            .value(record.value())
                            .build()))
        .build();
  }

  private void served(ServerProcess server, AcmClient acm, String arn, Backend backend, int port) {
    tell.chapter("A load balancer serves it");
    LoadBalancerCalls elb = new LoadBalancerCalls(server.client());
    tell.command("aws elbv2 create-load-balancer --name web --subnets subnet-1");
    String balancer =
        elb.call("CreateLoadBalancer", parameters("Name", "web", "Subnets.member.1", "subnet-1"))
            .text("LoadBalancerArn");
    tell.answer(balancer);
    tell.command("aws elbv2 create-target-group …; aws elbv2 register-targets …");
    String group =
        elb.call(
                "CreateTargetGroup",
                parameters(
                    "Name",
                    "apps",
                    "Protocol",
                    "HTTP",
                    "Port",
                    Integer.toString(backend.port()),
                    "TargetType",
                    "ip",
                    "VpcId",
                    "vpc-1"))
            .text("TargetGroupArn");
    var _ =
        elb.call(
            "RegisterTargets",
            parameters("TargetGroupArn", group, "Targets.member.1.Id", "127.0.0.1"));
    tell.command("aws elbv2 create-listener --protocol HTTPS --port " + port + " --certificates …");
    var _ =
        elb.call(
            "CreateListener",
            parameters(
                "LoadBalancerArn",
                balancer,
                "Protocol",
                "HTTPS",
                "Port",
                Integer.toString(port),
                "Certificates.member.1.CertificateArn",
                arn,
                "DefaultActions.member.1.Type",
                "forward",
                "DefaultActions.member.1.TargetGroupArn",
                group));
    expect("the certificate is in use", described(acm, arn).inUseBy().contains(balancer));
    String refused =
        Clients.refusalOf(() -> acm.deleteCertificate(r -> r.certificateArn(arn)).toString());
    expect("and cannot be deleted meanwhile", refused.startsWith("ResourceInUse"));
  }

  private String handshake(ServerProcess server, AcmClient acm, String arn, Visitor visitor)
      throws IOException, GeneralSecurityException {
    tell.command("keyrota ca root > root.pem; curl --cacert root.pem https://" + NAME + "/");
    Visitor.Seen seen = visitor.visit();
    tell.answer(seen.line());
    expect(
        "a real handshake, verified against the installation's root, shows what ACM issued",
        seen.serial().equals(plain(described(acm, arn).serial())));
    boolean refused;
    try {
      var _ = new Visitor(NAME, visitor.port(), ServerTimeTrust.none(time(server))).visit();
      refused = false;
    } catch (SSLException stranger) {
      refused = true;
    }
    expect("who does not trust that root refuses it", refused);
    return seen.serial();
  }

  private void year(ServerProcess server, AcmClient acm, String arn, Visitor visitor, String first)
      throws IOException, InterruptedException {
    tell.chapter("A year goes by: it renews by itself under a running client");
    tell.command("keyrota clock advance " + STEP.toDays() + "d   (" + STEPS + " times)");
    Map<String, String> serials = new LinkedHashMap<>(Map.of(first, ""));
    RunningClient client = RunningClient.start(visitor);
    try {
      for (int step = 0; step < STEPS; step++) {
        advance(server, STEP);
        client.awaitMore();
        Visitor.Seen seen = visitor.visit();
        if (serials.putIfAbsent(seen.serial(), seen.line()) == null) {
          tell.answer(server.client().now() + "  " + seen.line());
        }
      }
    } finally {
      client.stop();
    }
    tell.answer(client.told());
    int renewals = serials.size() - 1;
    expect(renewals + " renewals, and nobody did anything", renewals >= FEWEST_RENEWALS);
    expect("not one request failed", client.failures() == 0);
    expect("the connection of the first day is still open", client.firstConnectionLives());
    CertificateDetail now = described(acm, arn);
    expect(
        "it is the same ARN, with a new key and serial",
        now.status() == CertificateStatus.ISSUED && !plain(now.serial()).equals(first));
  }

  private static String plain(String serial) {
    return serial.replace(":", "").replaceFirst("^0+", "");
  }

  private static CertificateDetail described(AcmClient acm, String arn) {
    return acm.describeCertificate(r -> r.certificateArn(arn)).certificate();
  }

  private static String root(ServerProcess server) {
    Json.Obj found = server.client().call("GetCertificateAuthorityCertificate", Map.of());
    return found.text("CertificateChain").orElseThrow();
  }

  private static Supplier<Instant> time(ServerProcess server) {
    return () -> Instant.parse(server.client().now());
  }

  private static Map<String, String> parameters(String... namesAndValues) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }

  private static void advance(ServerProcess server, Duration duration) {
    var _ =
        server.client().call("AdvanceClock", Map.of("Duration", new Json.Str(duration.toString())));
  }

  private void expect(String what, boolean so) {
    tell.answer((so ? "ok: " : "NOT SO: ") + what);
    asPlanned &= so;
  }
}
