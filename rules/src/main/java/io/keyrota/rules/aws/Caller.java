package io.keyrota.rules.aws;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Who makes a request: the answer of authentication, and what authorization and audit look at. */
public sealed interface Caller
    permits Caller.Root,
        Caller.User,
        Caller.AssumedRole,
        Caller.FederatedUser,
        Caller.Service,
        Caller.Unknown,
        Vouched {

  /** The account in which the caller acts. */
  AccountId account();

  /** The caller's ARN, as GetCallerIdentity answers it. */
  String arn();

  /** The caller's unique id, as GetCallerIdentity's {@code UserId}. */
  String userId();

  /** The credential that signed, absent for services and for nobody. */
  Optional<Credential> credential();

  /** What {@code aws:PrincipalArn} holds: of a session of a role, the role's ARN. */
  default String principalArn() {
    return arn();
  }

  /** The session of temporary credentials that signed; absent for long-term ones. */
  default Optional<Session> session() {
    return credential().flatMap(Credential::session);
  }

  /**
   * Whether the session's own policies bound what it may do. Then nothing is allowed that none of
   * them allows, and with no policy at all nothing that identity policies allow.
   */
  default boolean boundedBySession() {
    return session().map(Session::hasPolicies).orElse(false);
  }

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
   * @param parentKeyId the access key that asked for the session; empty where none did (an identity
   *     provider vouched)
   * @param created when the session began: {@code aws:TokenIssueTime}
   * @param expires the instant from which its credentials are refused
   * @param policies session policies, JSON documents
   * @param policyArns managed policies that serve as session policies
   * @param tags session tags; as {@code aws:PrincipalTag} they win over the principal's own
   * @param transitiveTagKeys those of the tags that the next session of a chain inherits
   * @param sourceIdentity who began the chain of sessions, as an administrator set it
   * @param mfaAuthenticated when a one-time code was checked
   * @param chained made by another session of a role, so that it lives an hour at most
   * @param facts condition keys that the session keeps for its life, such as {@code
   *     aws:FederatedProvider}
   */
  record Session(
      String parentKeyId,
      Instant created,
      Instant expires,
      List<String> policies,
      List<String> policyArns,
      SequencedMap<String, String> tags,
      Set<String> transitiveTagKeys,
      Optional<String> sourceIdentity,
      Optional<Instant> mfaAuthenticated,
      boolean chained,
      Map<String, List<String>> facts) {

    public Session {
      policies = List.copyOf(policies);
      policyArns = List.copyOf(policyArns);
      tags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tags));
      transitiveTagKeys = Set.copyOf(transitiveTagKeys);
      facts = Map.copyOf(facts);
    }

    /** A session that is nothing but its life. */
    public Session(String parentKeyId, Instant created, Instant expires) {
      this(
          parentKeyId,
          created,
          expires,
          List.of(),
          List.of(),
          new LinkedHashMap<>(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Map.of());
    }

    /** Whether it has session policies of either kind. */
    public boolean hasPolicies() {
      return !policies.isEmpty() || !policyArns.isEmpty();
    }

    /** The same session, a one-time code having been checked at that time. */
    public Session withMfa(Instant at) {
      return new Session(
          parentKeyId,
          created,
          expires,
          policies,
          policyArns,
          tags,
          transitiveTagKeys,
          sourceIdentity,
          Optional.of(at),
          chained,
          facts);
    }
  }

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
   * A session of a role.
   *
   * @param account the role's
   * @param path the role's; begins and ends with a slash
   * @param roleId AROA…, kept for the role's whole life
   * @param sessionName as the one who assumed the role chose it
   */
  record AssumedRole(
      AccountId account,
      String path,
      String roleName,
      String roleId,
      String sessionName,
      Optional<Credential> credential)
      implements Caller {
    @Override
    public String arn() {
      return "arn:aws:sts::" + account + ":assumed-role/" + roleName + "/" + sessionName;
    }

    @Override
    public String userId() {
      return roleId + ":" + sessionName;
    }

    /** The role's own ARN. */
    public String roleArn() {
      return "arn:aws:iam::" + account + ":role" + path + roleName;
    }

    @Override
    public String principalArn() {
      return roleArn();
    }
  }

  /**
   * A federated user of GetFederationToken, which may do what both its session policies and the
   * issuer's policies allow.
   *
   * @param name as the issuer chose it
   * @param issuer the user or root that asked for the session, as it is now
   */
  record FederatedUser(
      AccountId account, String name, Caller issuer, Optional<Credential> credential)
      implements Caller {
    @Override
    public String arn() {
      return "arn:aws:sts::" + account + ":federated-user/" + name;
    }

    @Override
    public String userId() {
      return account + ":" + name;
    }

    @Override
    public boolean boundedBySession() {
      return true;
    }
  }

  /**
   * A service of Keyrota acting by itself, for example when time asks for a rotation.
   *
   * @param account the account whose things it acts on
   * @param principal for example {@code kms.amazonaws.com}
   * @param sourceArn the resource for which it asks another service: {@code aws:SourceArn}
   */
  record Service(AccountId account, String principal, Optional<String> sourceArn)
      implements Caller {
    /** For no resource in particular. */
    public Service(AccountId account, String principal) {
      this(account, principal, Optional.empty());
    }

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

  /** A request whose signer could not be established, for the audit trail only. */
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
