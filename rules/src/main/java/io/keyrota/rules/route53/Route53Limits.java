package io.keyrota.rules.route53;

/** Route 53's default quotas. */
public final class Route53Limits {
  /** Hosted zones of an account. */
  public static final int HOSTED_ZONES = 500;

  /** Record sets of a zone. */
  public static final int RECORD_SETS = 10_000;

  /** Records of a record set. */
  public static final int RECORDS = 400;

  /** Record sets with a routing policy that have one name and type. */
  public static final int RECORD_SETS_ALIKE = 100;

  /** Reusable delegation sets of an account. */
  public static final int DELEGATION_SETS = 100;

  /** Zones that may have one reusable delegation set. */
  public static final int ZONES_OF_A_DELEGATION_SET = 100;

  /** Tags of a zone. */
  public static final int TAGS = 10;

  private Route53Limits() {}
}
