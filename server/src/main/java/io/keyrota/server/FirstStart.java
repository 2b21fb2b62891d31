package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.iam.IamAccounts;
import io.keyrota.server.iam.NewAccount;
import io.keyrota.server.iam.OldAttachments;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.keyrota.InstallationTable;
import io.keyrota.server.keyrota.TrailHead;
import io.keyrota.server.keyrota.TrailHeadTable;
import io.keyrota.server.keyrota.TrailKeyTable;
import io.keyrota.server.keyrota.TrailSigner;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens once in a data folder's life: the operator's account with its root access key, the
 * trail's signing key, the choice of the clock. All of it is one commit, and the credentials are in
 * their file before it, so that a start that is killed half way is simply made again.
 */
record FirstStart(
    Settings settings,
    Machine machine,
    Algorithms algorithms,
    Sealer sealer,
    ServiceCalls calls,
    ProfileFiles files) {

  /** Makes the installation; the row of it is there afterwards. */
  void make(Optional<RootCredential> given) {
    Instant machineNow = machine.clock().now();
    Optional<Duration> distance =
        settings
            .clock()
            .rehearsal()
            .map(it -> Duration.between(machineNow, it.from().orElse(machineNow)));
    Instant now = machineNow.plus(distance.orElse(Duration.ZERO));
    AccountId operator = settings.account().orElseGet(() -> IamAccounts.random(machine.entropy()));
    calls.once(
        new ServiceCalls.Act(operator, "keyrota.amazonaws.com", "CreateInstallation", now),
        seen -> {
          List<Change> changes = new ArrayList<>(account(operator, given, now, seen));
          changes.addAll(
              installation(
                  new Installation(
                      Optional.of(InstallationTable.newId(machine.entropy())),
                      operator,
                      now,
                      distance)));
          return changes;
        });
  }

  private List<Change> account(
      AccountId operator, Optional<RootCredential> given, Instant now, Snapshot seen) {
    NewAccount made;
    try {
      made =
          NewAccount.changes(
              operator,
              given.map(RootCredential::accessKeyId),
              given.map(RootCredential::secret),
              now,
              machine.entropy(),
              sealer,
              seen);
    } catch (IllegalArgumentException e) {
      throw new CannotStart("the first account cannot be made: " + e.getMessage());
    }
    try (Secret secret = made.secret()) {
      files.writeCredentials(made.accessKeyId(), secret.revealText());
    } catch (IOException e) {
      throw new UncheckedIOException("the credentials file cannot be written", e);
    }
    return made.changes();
  }

  private List<Change> installation(Installation installation) {
    Entropy entropy = machine.entropy();
    return List.of(
        OldAttachments.nothingOld(),
        new Change.Put<>(InstallationTable.TABLE, Place.SYSTEM, InstallationTable.ID, installation),
        new Change.Put<>(
            TrailKeyTable.TABLE,
            Place.SYSTEM,
            TrailKeyTable.ID,
            TrailSigner.generate(algorithms.ed25519(), sealer, entropy)),
        new Change.Put<>(
            TrailHeadTable.TABLE,
            Place.SYSTEM,
            TrailHeadTable.ID,
            new TrailHead(Optional.empty(), installation.created())));
  }
}
