package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An IAM role: permissions without credentials of their own, for whoever its trust policy lets in.
 *
 * @param path begins and ends with a slash
 * @param name as it was spelt when given; within an account no two names differ only in case
 * @param roleId AROA…, kept for the role's whole life
 * @param created in whole seconds
 * @param trustPolicy who may assume it; users and roles in it are named by unique id, so that who
 *     is made anew under an old name is not let in ({@link io.keyrota.rules.policy.PrincipalNames})
 * @param longestSession one hour to twelve
 * @param profiles how many instance profiles it is in
 */
public record Role(
    AccountId account,
    String path,
    String name,
    String roleId,
    Instant created,
    Optional<String> description,
    String trustPolicy,
    Duration longestSession,
    Tags tags,
    HeldPolicies policies,
    int profiles) {

  /** What AWS takes where nothing is asked for. */
  public static final Duration STANDARD_SESSION = Duration.ofHours(1);

  /** The path of roles that belong to a service of AWS; nobody else makes or changes one. */
  public static final String SERVICE_PATH = "/aws-service-role/";

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  public static String arn(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  public String nameKey() {
    return nameKey(name);
  }

  public String arn() {
    return arn(account, path, name);
  }

  /** Whether it belongs to a service of AWS. */
  public boolean serviceLinked() {
    return path.startsWith(SERVICE_PATH);
  }

  /** A session of it as a caller. */
  public Caller.AssumedRole caller(String sessionName, Optional<Caller.Credential> credential) {
    return new Caller.AssumedRole(account, path, name, roleId, sessionName, credential);
  }

  /** With another description and longest session, each where it is given. */
  public Role updated(Optional<String> newDescription, Optional<Duration> newLongest) {
    return new Role(
        account,
        path,
        name,
        roleId,
        created,
        newDescription.or(() -> description),
        trustPolicy,
        newLongest.orElse(longestSession),
        tags,
        policies,
        profiles);
  }

  public Role trusting(String newTrustPolicy) {
    return new Role(
        account,
        path,
        name,
        roleId,
        created,
        description,
        newTrustPolicy,
        longestSession,
        tags,
        policies,
        profiles);
  }

  public Role with(Tags newTags) {
    return new Role(
        account,
        path,
        name,
        roleId,
        created,
        description,
        trustPolicy,
        longestSession,
        newTags,
        policies,
        profiles);
  }

  public Role with(HeldPolicies newPolicies) {
    return new Role(
        account,
        path,
        name,
        roleId,
        created,
        description,
        trustPolicy,
        longestSession,
        tags,
        newPolicies,
        profiles);
  }

  /** In one instance profile more, or with -1 one less. */
  public Role plusProfiles(int more) {
    return new Role(
        account,
        path,
        name,
        roleId,
        created,
        description,
        trustPolicy,
        longestSession,
        tags,
        policies,
        profiles + more);
  }

  /**
   * Refuses to change what belongs to a service of AWS.
   *
   * @throws io.keyrota.rules.aws.Refusal UnmodifiableEntity
   */
  public void needModifiable() {
    if (serviceLinked()) {
      throw RoleRefusal.unmodifiable(name);
    }
  }

  /**
   * Refuses to lose what hangs on the role.
   *
   * @throws io.keyrota.rules.aws.Refusal UnmodifiableEntity, or DeleteConflict until policies and
   *     instance profiles are gone
   */
  public void needDeletable() {
    needModifiable();
    if (profiles > 0) {
      throw RoleRefusal.mustRemoveRolesFirst();
    }
    policies.needNone();
  }
}
