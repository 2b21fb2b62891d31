package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.PasswordPolicy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;
import java.util.OptionalInt;

/** The password policy of each account that has one. */
final class PasswordPolicyTable implements Table<PasswordPolicy> {
  static final PasswordPolicyTable TABLE = new PasswordPolicyTable();

  private static final String ONLY = "password-policy";

  private PasswordPolicyTable() {}

  static Optional<PasswordPolicy> of(AccountId account, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), ONLY);
  }

  static Change put(AccountId account, PasswordPolicy policy) {
    return new Change.Put<>(TABLE, Place.global(account), ONLY, policy);
  }

  static Change remove(AccountId account) {
    return Change.Remove.of(TABLE, Place.global(account), ONLY);
  }

  @Override
  public String kind() {
    return "password-policy";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(PasswordPolicy policy) {
    return Document.builder()
        .put("minimumLength", policy.minimumLength())
        .put("symbols", policy.symbols())
        .put("numbers", policy.numbers())
        .put("uppercase", policy.uppercase())
        .put("lowercase", policy.lowercase())
        .put("changeable", policy.changeable())
        .put("maxAgeDays", policy.maxAgeDays().orElse(0))
        .put("reusePrevention", policy.reusePrevention().orElse(0))
        .put("hardExpiry", policy.hardExpiry())
        .build();
  }

  @Override
  public PasswordPolicy read(int format, Document document) {
    return new PasswordPolicy(
        document.count("minimumLength"),
        document.flag("symbols"),
        document.flag("numbers"),
        document.flag("uppercase"),
        document.flag("lowercase"),
        document.flag("changeable"),
        some(document.count("maxAgeDays")),
        some(document.count("reusePrevention")),
        document.flag("hardExpiry"));
  }

  private static OptionalInt some(int number) {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
