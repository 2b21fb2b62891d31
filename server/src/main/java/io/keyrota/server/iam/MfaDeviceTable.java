package io.keyrota.server.iam;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.MfaDevice;
import io.keyrota.rules.iam.Tags;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.Optional;

/** Virtual MFA devices by name without its case. */
final class MfaDeviceTable implements Table<SealedMfaDevice> {
  static final MfaDeviceTable TABLE = new MfaDeviceTable();

  private MfaDeviceTable() {}

  static Optional<SealedMfaDevice> named(AccountId account, String name, Snapshot seen) {
    return seen.find(TABLE, Place.global(account), MfaDevice.nameKey(name));
  }

  /** The account's device of that serial number, by exact spelling. */
  static Optional<SealedMfaDevice> find(AccountId account, String serialNumber, Snapshot seen) {
    return named(account, serialNumber.substring(serialNumber.lastIndexOf('/') + 1), seen)
        .filter(row -> row.device().serialNumber().equals(serialNumber));
  }

  static Change put(SealedMfaDevice row) {
    return new Change.Put<>(
        TABLE, Place.global(row.device().account()), MfaDevice.nameKey(row.device().name()), row);
  }

  static Change remove(MfaDevice device) {
    return Change.Remove.of(
        TABLE, Place.global(device.account()), MfaDevice.nameKey(device.name()));
  }

  @Override
  public String kind() {
    return "mfa-device";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(SealedMfaDevice row) {
    MfaDevice device = row.device();
    return Document.builder()
        .put("account", device.account().digits())
        .put("path", device.path())
        .put("name", device.name())
        .put("created", device.created())
        .put("tags", device.tags().values())
        .put("owner", device.owner())
        .putInstant("enabled", device.enabled())
        .put("drift", device.drift())
        .put("lastStep", device.lastStep())
        .put("seed", row.seed().bytes())
        .build();
  }

  @Override
  public SealedMfaDevice read(int format, Document document) {
    return new SealedMfaDevice(
        new MfaDevice(
            new AccountId(document.text("account")),
            document.text("path"),
            document.text("name"),
            document.instant("created"),
            new Tags(document.map("tags")),
            document.optionalText("owner"),
            document.optionalInstant("enabled"),
            document.number("drift"),
            document.number("lastStep")),
        new Sealed(document.bytes("seed")));
  }
}
