package io.keyrota.rules.route53;

import io.keyrota.rules.aws.AccountId;
import java.util.List;

/**
 * A delegation set that zones may be made with.
 *
 * @param id {@code N} and thirteen letters and digits
 * @param callerReference what its maker called the request, unique in the account
 * @param nameServers with a dot at their end
 * @param zones how many zones have it
 */
public record ReusableDelegationSet(
    AccountId account, String id, String callerReference, List<String> nameServers, long zones) {

  public ReusableDelegationSet {
    nameServers = List.copyOf(nameServers);
  }

  /** The ARN by which policies name it. */
  public static String arn(String id) {
    return "arn:aws:route53:::delegationset/" + id;
  }

  /**
   * With one zone more.
   *
   * @throws io.keyrota.rules.aws.Refusal TooManyHostedZones
   */
  public ReusableDelegationSet withOneZoneMore() {
    if (zones >= Route53Limits.ZONES_OF_A_DELEGATION_SET) {
      throw Route53Refusal.tooManyZones(Route53Limits.ZONES_OF_A_DELEGATION_SET);
    }
    return with(zones + 1);
  }

  public ReusableDelegationSet withOneZoneLess() {
    return with(Math.max(0, zones - 1));
  }

  private ReusableDelegationSet with(long count) {
    return new ReusableDelegationSet(account, id, callerReference, nameServers, count);
  }

  /**
   * Refuses to lose zones.
   *
   * @throws io.keyrota.rules.aws.Refusal DelegationSetInUse
   */
  public void needUnused() {
    if (zones > 0) {
      throw Route53Refusal.delegationSetInUse();
    }
  }
}
