package io.keyrota.server.upkeep;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Clock;
import io.keyrota.server.aws.ServiceCalls;
import io.keyrota.server.usage.KmsUseSaving;

/**
 * Brings what is known of the use of KMS keys into the store: every ten minutes, or when the trail
 * has grown so much that counting it again after a crash would take long, or when many keys were
 * used; and at the end.
 */
public final class KmsUseUpkeep implements AutoCloseable {
  private final KmsUseSaving saving;
  private final ServiceCalls calls;
  private final Clock clock;
  private final SavingTurn turn;

  /** Where the store does not know yet since when uses are recorded, it does from now on. */
  public KmsUseUpkeep(KmsUseSaving saving, ServiceCalls calls, Clock clock, Trail trail) {
    this.saving = saving;
    this.calls = calls;
    this.clock = clock;
    this.turn = new SavingTurn(trail);
    if (saving.first()) {
      save();
    }
  }

  /** Looks whether it is time; called by one thread. */
  public void tick() {
    if (turn.hasCome(saving.unsaved()) || saving.pressing()) {
      save();
    }
  }

  private void save() {
    turn.take();
    saving.save(
        changes ->
            calls.once(
                new ServiceCalls.Act(
                    AccountId.SYSTEM, "keyrota.amazonaws.com", "SaveKmsKeyUse", clock.now()),
                changes));
  }

  /** After the last request: what is left. */
  @Override
  public void close() {
    save();
  }
}
