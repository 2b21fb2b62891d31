package io.keyrota.rotator.aws;

import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The few operations of IAM and STS that a rotation needs.
 *
 * <p>Every method throws {@link AwsRefused} when AWS says no, and {@link AwsUnreachable} when it
 * cannot be known whether anything happened.
 */
public interface AwsAccount {

  /**
   * Who the rotator itself is.
   *
   * @param accessKeyId of the credentials that sign
   */
  record Caller(String account, String arn, String accessKeyId) {}

  /** A user as ListUsers shows it. */
  record UserSeen(Principal principal, String path) {}

  /** A key just made; the caller erases the secret. */
  record NewKey(String id, Secret secret) {}

  /** GetCallerIdentity with the rotator's own credentials. */
  Caller caller();

  /** GetUser; empty when there is none of that name. */
  Optional<UserSeen> user(String name);

  /** ListUsers, all pages. */
  List<UserSeen> users();

  /** ListUserTags, all pages. */
  Map<String, String> tags(String userName);

  /** ListAccessKeys; empty when there is no such user. */
  List<KeySeen> keys(String userName);

  /** CreateAccessKey, sent once: a lost answer is not tried again. */
  NewKey create(String userName);

  /** UpdateAccessKey. */
  void setActive(String userName, String keyId, boolean active);

  /** DeleteAccessKey; a key that is gone already is no error. */
  void delete(String userName, String keyId);

  /** GetAccessKeyLastUsed; empty when the key was never used. */
  Optional<KeyUse> lastUse(String keyId);

  /** The ARN that GetCallerIdentity answers to this key; empty when the key is not accepted. */
  Optional<String> identityOf(String keyId, Secret secret);
}
