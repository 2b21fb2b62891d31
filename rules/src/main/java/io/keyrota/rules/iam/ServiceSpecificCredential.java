package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A name and a password of a user for one service, without the password: it is shown when it is
 * made, and no service of this installation takes it, so nobody keeps it.
 *
 * @param id ACCA…
 * @param service for example {@code codecommit.amazonaws.com}
 * @param name what the user signs in to the service as
 * @param status as it was set; one that has expired is of no use whatever it says
 * @param created in whole seconds
 * @param expires absent when never
 */
public record ServiceSpecificCredential(
    String id,
    Service service,
    String name,
    AccessKey.Status status,
    Instant created,
    Optional<Instant> expires) {

  /** The services that take such credentials. */
  public enum Service {
    CODECOMMIT("codecommit.amazonaws.com", ""),
    KEYSPACES("cassandra.amazonaws.com", ""),
    BEDROCK("bedrock.amazonaws.com", "ABSK"),
    LOGS("logs.amazonaws.com", "ACWL");

    private final String principal;
    private final String keyPrefix;

    Service(String principal, String keyPrefix) {
      this.principal = principal;
      this.keyPrefix = keyPrefix;
    }

    /**
     * The service of that name.
     *
     * @throws io.keyrota.rules.aws.Refusal NotSupportedService
     */
    public static Service of(String name) {
      for (Service service : values()) {
        if (service.principal.equals(name)) {
          return service;
        }
      }
      throw IamRefusal.serviceNotSupported(name);
    }

    /** For example {@code codecommit.amazonaws.com}. */
    public String principal() {
      return principal;
    }

    /** Whether it takes long-term API keys, which may expire, and no name with a password. */
    public boolean takesApiKeys() {
      return !keyPrefix.isEmpty();
    }

    /** What its API keys begin with. */
    public String keyPrefix() {
      return keyPrefix;
    }
  }

  /**
   * The name of a user's credential for a service: of the first it is told by the user and the
   * account, of later ones with the number of the first that is free, from one.
   */
  static String name(String userName, AccountId account, int number) {
    return userName + (number == 0 ? "" : "+" + number) + "-at-" + account.digits();
  }

  /** The word for its state at that instant. */
  public String statusAt(Instant now) {
    return expires.isPresent() && !now.isBefore(expires.get()) ? "Expired" : status.word();
  }

  ServiceSpecificCredential with(AccessKey.Status wanted) {
    return new ServiceSpecificCredential(id, service, name, wanted, created, expires);
  }
}
