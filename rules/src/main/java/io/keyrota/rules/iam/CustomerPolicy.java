package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A customer's managed policy, with the text of its default version; the other versions' texts are
 * kept beside it.
 *
 * @param name as it was spelt when given; within an account no two names differ only in case
 * @param created in whole seconds
 * @param versions the versions there are, oldest first
 * @param defaultVersion the number of the version in force
 * @param lastVersion the highest number ever given: numbers are not given twice
 */
public record CustomerPolicy(
    AccountId account,
    String path,
    String name,
    String policyId,
    Optional<String> description,
    Instant created,
    Instant updated,
    Tags tags,
    List<Version> versions,
    int defaultVersion,
    int lastVersion,
    String document)
    implements ManagedPolicy {

  public CustomerPolicy {
    versions = List.copyOf(versions);
  }

  /** A version, without its text. */
  public record Version(int number, Instant created) {
    /** As AWS writes it: {@code v1}. */
    public String id() {
      return versionId(number);
    }
  }

  /**
   * A new policy, its text the first version.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded for too long a text
   */
  public static CustomerPolicy create(
      AccountId account,
      String path,
      String name,
      String policyId,
      Optional<String> description,
      Tags tags,
      String document,
      Instant now,
      IamQuotas quotas) {
    needSize(document, quotas);
    Instant created = WholeSeconds.of(now);
    return new CustomerPolicy(
        account,
        path,
        name,
        policyId,
        description,
        created,
        created,
        tags,
        List.of(new Version(1, created)),
        1,
        1,
        document);
  }

  private static void needSize(String document, IamQuotas quotas) {
    int limit = quotas.of(IamQuota.POLICY_SIZE);
    if (PolicySize.of(document) > limit) {
      throw IamRefusal.limitExceeded(IamQuota.POLICY_SIZE, limit);
    }
  }

  /** How AWS writes a version's number. */
  public static String versionId(int number) {
    return "v" + number;
  }

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  @Override
  public String arn() {
    return PolicyArn.text(account, path, name);
  }

  @Override
  public String defaultVersionId() {
    return versionId(defaultVersion);
  }

  /**
   * The version of that id.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity
   */
  public Version needVersion(String versionId) {
    return versions.stream()
        .filter(version -> version.id().equals(versionId))
        .findFirst()
        .orElseThrow(() -> IamRefusal.noSuchPolicyVersion(arn(), versionId));
  }

  /**
   * Refuses to lose more versions than the default one.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needDeletable() {
    if (versions.size() > 1) {
      throw IamRefusal.deleteConflict(
          "This policy has more than one version. Before you delete a policy, you must delete the"
              + " policy's versions. The default version is deleted with the policy.");
    }
  }

  /**
   * The policy with one version more.
   *
   * @param text of the new version
   * @param inForce whether it becomes the default
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded for too long a text or too many versions
   */
  public CustomerPolicy withVersion(String text, boolean inForce, Instant now, IamQuotas quotas) {
    needSize(text, quotas);
    int limit = quotas.of(IamQuota.VERSIONS_PER_POLICY);
    if (versions.size() >= limit) {
      throw IamRefusal.tooManyVersions(limit);
    }
    Instant at = WholeSeconds.of(now);
    int number = lastVersion + 1;
    List<Version> next = new ArrayList<>(versions);
    next.add(new Version(number, at));
    return new CustomerPolicy(
        account,
        path,
        name,
        policyId,
        description,
        created,
        inForce ? at : updated,
        tags,
        next,
        inForce ? number : defaultVersion,
        number,
        inForce ? text : document);
  }

  /** The policy with that version, whose text this is, in force. */
  public CustomerPolicy inForce(Version version, String text, Instant now) {
    return new CustomerPolicy(
        account,
        path,
        name,
        policyId,
        description,
        created,
        version.number() == defaultVersion ? updated : WholeSeconds.of(now),
        tags,
        versions,
        version.number(),
        lastVersion,
        text);
  }

  /**
   * The policy without that version.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict for the default version
   */
  public CustomerPolicy without(Version version) {
    if (version.number() == defaultVersion) {
      throw IamRefusal.deleteConflict("Cannot delete the default version of a policy.");
    }
    List<Version> next = versions.stream().filter(other -> !other.equals(version)).toList();
    return new CustomerPolicy(
        account,
        path,
        name,
        policyId,
        description,
        created,
        updated,
        tags,
        next,
        defaultVersion,
        lastVersion,
        document);
  }

  public CustomerPolicy with(Tags newTags) {
    return new CustomerPolicy(
        account,
        path,
        name,
        policyId,
        description,
        created,
        updated,
        newTags,
        versions,
        defaultVersion,
        lastVersion,
        document);
  }
}
