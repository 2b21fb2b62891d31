package io.keyrota.rules.route53;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.dns.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A public hosted zone.
 *
 * @param id {@code Z} and thirteen letters and digits
 * @param callerReference what its maker called the request, unique in the account
 * @param nameServers the delegation set
 * @param recordSets how many there are, the SOA and NS of the apex too
 */
public record HostedZone(
    AccountId account,
    String id,
    DomainName name,
    String callerReference,
    Optional<String> comment,
    Instant created,
    List<String> nameServers,
    long recordSets,
    SequencedMap<String, String> tags) {
  private static final long NS_TTL = 172_800;
  private static final long SOA_TTL = 900;

  public HostedZone {
    nameServers = List.copyOf(nameServers);
  }

  /** The ARN by which policies name it. */
  public String arn() {
    return arn(id);
  }

  public static String arn(String id) {
    return "arn:aws:route53:::hostedzone/" + id;
  }

  /** The record sets that every zone begins with: who serves it, and its start of authority. */
  public List<RecordSet> first() {
    return List.of(
        new RecordSet(name, io.keyrota.rules.dns.RecordType.NS, NS_TTL, nameServers),
        new RecordSet(
            name,
            io.keyrota.rules.dns.RecordType.SOA,
            SOA_TTL,
            List.of(
                nameServers.getFirst()
                    + " hostmaster."
                    + nameServers.getFirst().replaceFirst("^[^.]*\\.", "")
                    + " 1 7200 900 1209600 86400")));
  }

  public HostedZone withComment(Optional<String> text) {
    return new HostedZone(
        account, id, name, callerReference, text, created, nameServers, recordSets, tags);
  }

  public HostedZone withRecordSets(long count) {
    return new HostedZone(
        account, id, name, callerReference, comment, created, nameServers, count, tags);
  }

  public HostedZone withTags(SequencedMap<String, String> all) {
    return new HostedZone(
        account, id, name, callerReference, comment, created, nameServers, recordSets, all);
  }
}
