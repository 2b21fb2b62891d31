package io.keyrota.rules.aws;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who makes a request: the answer of authentication, and what authorization and audit look at. */
public sealed interface Caller {

  /** The account in which the caller acts. */
  AccountId account();

  /** The caller's ARN, as GetCallerIdentity answers it. */
  String arn();

  /** The caller's unique id, as GetCallerIdentity's {@code UserId}. */
  String userId();

  /** The credential that signed, absent for services and for nobody. */
  Optional<Credential> credential();

  /**
   * What signed the request.
   *
   * @param accessKeyId AKIA… for long-term keys, ASIA… for sessions
   * @param session present for temporary credentials
   */
  record Credential(String accessKeyId, Optional<Session> session) {}

  /**
   * A session of temporary credentials (STS).
   *
   * @param parentKeyId the long-term access key that asked for the session
   * @param created when the session began
   * @param expires the instant from which its credentials are refused
   */
  record Session(String parentKeyId, Instant created, Instant expires) {}

  /** The account's root user. */
  record Root(AccountId account, Optional<Credential> credential) implements Caller {
    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":root";
    }

    @Override
    public String userId() {
      return account.digits();
    }
  }

  /**
   * An IAM user.
   *
   * @param path begins and ends with a slash
   * @param userId AIDA…
   * @param managedPolicies ARNs of the managed policies attached to the user
   */
  record User(
      AccountId account,
      String path,
      String userName,
      String userId,
      Set<String> managedPolicies,
      Optional<Credential> credential)
      implements Caller {
    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":user" + path + userName;
    }
  }

  /**
   * A service of Keyrota acting by itself, for example when time asks for a rotation.
   *
   * @param account the account whose things it acts on
   * @param principal for example {@code kms.amazonaws.com}
   */
  record Service(AccountId account, String principal) implements Caller {
    @Override
    public String arn() {
      return "arn:aws:iam::" + account + ":service/" + principal;
    }

    @Override
    public String userId() {
      return principal;
    }

    @Override
    public Optional<Credential> credential() {
      return Optional.empty();
    }
  }

  /** A request whose signer could not be established. It exists for the audit trail only. */
  record Unknown(Optional<Credential> credential) implements Caller {
    @Override
    public AccountId account() {
      return AccountId.SYSTEM;
    }

    @Override
    public String arn() {
      return "";
    }

    @Override
    public String userId() {
      return "";
    }
  }
}
