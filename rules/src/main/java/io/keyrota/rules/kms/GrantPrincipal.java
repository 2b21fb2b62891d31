package io.keyrota.rules.kms;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Vouched;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How grants keep whom they name: users and roles by account and unique id, so that somebody who is
 * made anew under an old name has not the old one's grants; everybody else by ARN, as do all grants
 * that were made before this was done.
 */
public final class GrantPrincipal {
  private static final String BETWEEN = "/";
  private static final int DIGITS = 12;

  private GrantPrincipal() {}

  /** A user or role as it is kept. */
  public static String of(AccountId account, String uniqueId) {
    return account.digits() + BETWEEN + uniqueId;
  }

  /** The ARN, or the unique id. */
  public static String name(String kept) {
    return account(kept).isPresent() ? kept.substring(DIGITS + 1) : kept;
  }

  /** The account of a user or role that is kept by unique id. */
  public static Optional<AccountId> account(String kept) {
    int at = kept.indexOf(BETWEEN);
    return at == DIGITS && AccountId.isValid(kept.substring(0, at))
        ? Optional.of(new AccountId(kept.substring(0, at)))
        : Optional.empty();
  }

  /** Everything under which grants may keep a caller. A role's grants are those of its sessions. */
  public static List<String> namesOf(Caller caller) {
    return switch (caller) {
      case Caller.Service service -> List.of(service.principal());
      case Caller.Unknown _, Vouched _ -> List.of();
      case Caller.Root root -> List.of(root.arn(), root.account().digits());
      case Caller.User user -> List.of(user.arn(), of(user.account(), user.userId()));
      case Caller.AssumedRole role ->
          List.of(role.arn(), role.roleArn(), of(role.account(), role.roleId()));
      case Caller.FederatedUser federated ->
          Stream.of(federated.arn(), federated.principalArn()).distinct().toList();
    };
  }
}
