package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Region;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A grant on a key.
 *
 * @param id 64 hexadecimal digits
 * @param account of the key, as are the region and the key
 * @param created in whole milliseconds
 * @param issuingAccount of who made it
 */
public record Grant(
    String id,
    AccountId account,
    Region region,
    KeyId key,
    Instant created,
    AccountId issuingAccount,
    Terms terms) {

  /** The bytes of entropy that an id is made of. */
  public static final int ID_BYTES = 32;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  /**
   * Refuses what is no grant's id.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidGrantIdException
   */
  public static void needId(String id) {
    if (!ID.matcher(id).matches()) {
      throw KmsRefusal.invalidGrantId();
    }
  }

  /**
   * What CreateGrant asks for. Two requests of the same name and terms mean the same grant.
   *
   * @param grantee an IAM principal, as {@link GrantPrincipal} keeps it, or in a request its ARN;
   *     either this or a service principal
   * @param retiring an IAM principal likewise; at most one of the two
   * @param operations in the order of the request, none twice
   */
  public record Terms(
      Optional<String> name,
      Optional<String> grantee,
      Optional<String> granteeService,
      Optional<String> retiring,
      Optional<String> retiringService,
      List<GrantOperation> operations,
      GrantConstraints constraints) {

    public Terms {
      operations = List.copyOf(new LinkedHashSet<>(operations));
    }

    /** The same for other names of the same IAM principals. */
    public Terms naming(Optional<String> otherGrantee, Optional<String> otherRetiring) {
      return new Terms(
          name,
          otherGrantee,
          granteeService,
          otherRetiring,
          retiringService,
          operations,
          constraints);
    }

    /**
     * Refuses terms that make no grant on that key.
     *
     * @throws io.keyrota.rules.aws.Refusal ValidationException
     */
    public void needValid(KmsKey key) {
      if (grantee.isPresent() == granteeService.isPresent()) {
        throw KmsRefusal.validation(
            "You must specify either GranteePrincipal or GranteeServicePrincipal, but not both.");
      }
      if (retiring.isPresent() && retiringService.isPresent()) {
        throw KmsRefusal.validation(
            "You can specify either RetiringPrincipal or RetiringServicePrincipal, but not both.");
      }
      if (granteeService.isPresent()) {
        if (constraints.sourceArn().isEmpty()) {
          throw KmsRefusal.validation(
              "You must specify a SourceArn constraint with GranteeServicePrincipal.");
        }
        if (retiring.isEmpty() && retiringService.isEmpty()) {
          throw KmsRefusal.validation(
              "You must specify RetiringPrincipal or RetiringServicePrincipal with"
                  + " GranteeServicePrincipal.");
        }
      }
      if (operations.isEmpty()
          || !operations.stream().allMatch(o -> o.fits(key.spec(), key.usage()))) {
        throw KmsRefusal.grantOperations(
            key.usage(), GrantOperation.fitting(key.spec(), key.usage()));
      }
      constraints.needLimits();
      if (constraints.ofContext()
          && operations.stream()
              .anyMatch(o -> o != GrantOperation.CREATE_GRANT && !contextual(o, key))) {
        throw KmsRefusal.validation(
            "Encryption context constraints are supported only for operations that include an"
                + " encryption context.");
      }
    }

    private static boolean contextual(GrantOperation operation, KmsKey key) {
      return operation == GrantOperation.DESCRIBE_KEY
          || operation == GrantOperation.RETIRE_GRANT
          || (operation.hasContext() && key.spec() == KeySpec.SYMMETRIC_DEFAULT);
    }
  }

  /** Whether a request with the same name and terms, of the same issuer, means this grant. */
  public boolean isMeantBy(Terms other, AccountId issuer) {
    return terms.name().isPresent() && terms.equals(other) && issuingAccount.equals(issuer);
  }

  /**
   * Whether it permits the caller an operation.
   *
   * @param context of the request, empty where the operation has none
   * @param sourceArn on whose behalf a service calls
   */
  public boolean permits(
      Caller caller,
      GrantOperation operation,
      EncryptionContext context,
      Optional<String> sourceArn) {
    return terms.operations().contains(operation)
        && isGrantee(caller)
        && (!operation.hasContext() || terms.constraints().metBy(context))
        && (operation == GrantOperation.RETIRE_GRANT || terms.constraints().metBySource(sourceArn));
  }

  /** Whether it permits the caller some requests of an operation, whatever its constraints ask. */
  public boolean mayPermit(Caller caller, GrantOperation operation) {
    return terms.operations().contains(operation) && isGrantee(caller);
  }

  private boolean isGrantee(Caller caller) {
    return is(caller, terms.grantee(), terms.granteeService());
  }

  /**
   * Whether the caller may retire it: the retiring principal, the grantee of a grant that permits
   * RetireGrant, and the root of the account that made it.
   */
  public boolean retirableBy(Caller caller) {
    return is(caller, terms.retiring(), terms.retiringService())
        || (terms.operations().contains(GrantOperation.RETIRE_GRANT) && isGrantee(caller))
        || (caller instanceof Caller.Root && caller.account().equals(issuingAccount));
  }

  /** Whether an account may let its users and roles retire it: it made it, or is to retire it. */
  public boolean retirableIn(AccountId account) {
    return account.equals(issuingAccount)
        || terms
            .retiring()
            .map(new Caller.Root(account, Optional.empty()).arn()::equals)
            .orElse(false);
  }

  private static boolean is(
      Caller caller, Optional<String> principal, Optional<String> servicePrincipal) {
    Optional<String> named = caller instanceof Caller.Service ? servicePrincipal : principal;
    return named.map(GrantPrincipal.namesOf(caller)::contains).orElse(false);
  }
}
