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
 * @param delegationSet the id of the delegation set, where it is a reusable one
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
    SequencedMap<String, String> tags,
    Optional<String> delegationSet) {
  private static final long NS_TTL = 172_800;
  private static final long SOA_TTL = 900;

  public HostedZone {
    nameServers = List.copyOf(nameServers);
  }

  /** With a delegation set of its own. */
  public HostedZone(
      AccountId account,
      String id,
      DomainName name,
      String callerReference,
      Optional<String> comment,
      Instant created,
      List<String> nameServers,
      long recordSets,
      SequencedMap<String, String> tags) {
    this(
        account,
        id,
        name,
        callerReference,
        comment,
        created,
        nameServers,
        recordSets,
        tags,
        Optional.empty());
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
    return with(text, recordSets, tags, delegationSet);
  }

  public HostedZone withRecordSets(long count) {
    return with(comment, count, tags, delegationSet);
  }

  public HostedZone withTags(SequencedMap<String, String> all) {
    return with(comment, recordSets, all, delegationSet);
  }

  public HostedZone withDelegationSet(String setId) {
    return with(comment, recordSets, tags, Optional.of(setId));
  }

  private HostedZone with(
      Optional<String> text, long count, SequencedMap<String, String> all, Optional<String> setId) {
    return new HostedZone(
        account, id, name, callerReference, text, created, nameServers, count, all, setId);
  }
}
