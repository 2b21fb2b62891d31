package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** ACM's share of the load run: certificates that were proved and issued, however many. */
final class CertificateLoad {
  private static final byte[] ARN = bytes("\"CertificateArn\":\"");
  private static final byte[] QUOTE = bytes("\"");
  private static final byte[] ISSUED = bytes("\"Status\":\"ISSUED\"");
  private static final byte[] LISTED = bytes("\"CertificateSummaryList\":[{");
  private static final int AT_ONCE = 1000;

  /** Certificates that take part in the rounds. */
  private static final int IN_USE = 1000;

  /** Certificates are issued in the server's own time, some hundred a second. */
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(30);

  private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  /** ListCertificates answers with a page, which costs more than one certificate. */
  private static final int LIST_SHARE = 5;

  private final int certificates;
  private final int requests;
  private final Tally describe = new Tally("DescribeCertificate");
  private final Tally list = new Tally("ListCertificates");
  private final List<String> arns = new ArrayList<>();

  CertificateLoad(int certificates, int requests) {
    this.certificates = certificates;
    this.requests = requests;
  }

  /** Has certificates issued for one name, which one record proves. */
  void prepare(Generator generator, Requests by) throws IOException {
    String zone =
        one(
            generator,
            by.route53(
                "/2013-04-01/hostedzone",
                "<CreateHostedZoneRequest><Name>example.com</Name>"
                    + "<CallerReference>bench</CallerReference></CreateHostedZoneRequest>"),
            "<Id>/hostedzone/",
            "<");
    request(generator, by, 1);
    byte[] look = by.acm("DescribeCertificate", named(arns.getFirst()));
    String name = one(generator, look, "\"Name\":\"", "\"");
    String value = one(generator, look, "\"Value\":\"", "\"");
    String ignored =
        one(
            generator,
            by.route53(
                "/2013-04-01/hostedzone/" + zone + "/rrset",
                ("<ChangeResourceRecordSetsRequest><ChangeBatch><Changes><Change>"
                        + "<Action>CREATE</Action><ResourceRecordSet><Name>%s</Name>"
                        + "<Type>CNAME</Type><TTL>60</TTL><ResourceRecords><ResourceRecord>"
                        + "<Value>%s</Value></ResourceRecord></ResourceRecords>"
                        + "</ResourceRecordSet></Change></Changes></ChangeBatch>"
                        + "</ChangeResourceRecordSetsRequest>")
                    .formatted(name, value)),
            "<Status>",
            "<");
    for (int made = 1; made < certificates && !ignored.isEmpty(); made += AT_ONCE) {
      request(generator, by, Math.min(AT_ONCE, certificates - made));
    }
    awaitIssued(generator, by, arns.getFirst());
    awaitIssued(generator, by, arns.getLast());
  }

  /** The first of the certificates. */
  String first() {
    return arns.getFirst();
  }

  private void request(Generator generator, Requests by, int count) throws IOException {
    byte[] request =
        by.acm(
            "RequestCertificate",
            "{\"DomainName\":\"www.example.com\",\"ValidationMethod\":\"DNS\","
                + "\"KeyAlgorithm\":\"EC_prime256v1\"}");
    String[] found = new String[count];
    need(
        generator.run(
            count,
            i -> request,
            (i, answer) -> {
              found[i] = answer.between(ARN, QUOTE);
              return !found[i].isEmpty();
            }));
    Collections.addAll(arns, found);
  }

  private static void awaitIssued(Generator generator, Requests by, String arn) throws IOException {
    long end = System.nanoTime() + PATIENCE;
    while (System.nanoTime() - end < 0) {
      byte[] describe = by.acm("DescribeCertificate", named(arn));
      // over every connection, for the server closes those that are idle for a minute
      int all = generator.connections();
      if (generator.run(all, _ -> describe, (_, answer) -> answer.holds(ISSUED)).wrong() == 0) {
        return;
      }
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    throw new IOException("a certificate was not issued: " + arn);
  }

  private static String named(String arn) {
    return "{\"CertificateArn\":\"%s\"}".formatted(arn);
  }

  private static String one(Generator generator, byte[] request, String before, String after)
      throws IOException {
    String[] found = {""};
    need(
        generator.run(
            1,
            _ -> request,
            (_, answer) -> {
              found[0] = answer.between(bytes(before), bytes(after));
              return !found[0].isEmpty();
            }));
    return found[0];
  }

  private static void need(Generator.Run run) throws IOException {
    if (run.wrong() > 0) {
      throw new IOException("certificates could not be made:\n" + run.firstWrong());
    }
  }

  /** One round of each operation. */
  void round(Served on, boolean measured) throws IOException {
    List<byte[]> looks =
        arns.stream()
            .limit(IN_USE)
            .map(arn -> on.requests().acm("DescribeCertificate", named(arn)))
            .toList();
    byte[] page =
        on.requests()
            .acm(
                "ListCertificates",
                "{\"MaxItems\":20,\"CertificateStatuses\":[\"ISSUED\"],"
                    + "\"Includes\":{\"keyTypes\":[\"EC_prime256v1\"]}}");
    long start = on.server().cpuMicros();
    Generator.Run described =
        on.generator()
            .run(
                requests,
                i -> looks.get(i % looks.size()),
                (_, answer) -> answer.status() == 200 && answer.holds(ISSUED));
    long between = on.server().cpuMicros();
    Generator.Run listed =
        on.generator()
            .run(
                requests / LIST_SHARE,
                _ -> page,
                (_, answer) -> answer.status() == 200 && answer.holds(LISTED));
    if (measured) {
      describe.add(described, between - start);
      list.add(listed, on.server().cpuMicros() - between);
    }
  }

  /** What was measured. */
  Stream<Tally> tallies() {
    return Stream.of(describe, list);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
