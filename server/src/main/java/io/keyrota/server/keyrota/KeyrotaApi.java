package io.keyrota.server.keyrota;

import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.rules.acm.AcmQuotas;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.Trail;
import io.keyrota.server.aws.Accounts;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.KeyMaterials;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.store.Table;
import io.keyrota.server.upkeep.Rehearsal;
import java.util.List;
import java.util.Optional;

/** The table of contents of Keyrota's own service. */
public final class KeyrotaApi {

  private KeyrotaApi() {}

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(InstallationTable.TABLE, TrailKeyTable.TABLE, TrailHeadTable.TABLE);
  }

  /**
   * The operations that are built.
   *
   * @param installation which one this is: its operator's account alone may act on it
   * @param rehearsal present when the server lives on a rehearsal clock
   */
  public static Api of(
      Installation installation,
      Optional<Rehearsal> rehearsal,
      Accounts accounts,
      Trail trail,
      EventLog events,
      KeyMaterials keyMaterials,
      WhoCanDoors whoCan,
      IamQuotas quotas,
      KmsQuotas kmsQuotas,
      AcmQuotas acmQuotas) {
    OperatorOnly only = new OperatorOnly(installation.operator());
    return new Api(KeyrotaModel.SERVICE)
        .with(
            KeyrotaModel.getClock(),
            new GetClock(installation.id().orElseThrow(), rehearsal.isPresent()))
        .with(KeyrotaModel.advanceClock(), new AdvanceClock(only, rehearsal))
        .with(KeyrotaModel.createAccount(), new CreateAccount(only, accounts))
        .with(KeyrotaModel.listAccounts(), new ListAccounts(only, accounts))
        .with(KeyrotaModel.lookupTrail(), new LookupTrail(only, trail))
        .with(KeyrotaModel.verifyTrail(), new VerifyTrail(only, trail))
        .with(KeyrotaModel.listEvents(), new ListEvents(events))
        .with(KeyrotaModel.listKeyMaterials(), new ListKeyMaterials(keyMaterials))
        .with(KeyrotaModel.whoCan(), new WhoCan(whoCan))
        .with(KeyrotaModel.whoUses(), new WhoUses(only, whoCan.principals(), trail))
        .with(KeyrotaModel.listQuotas(), new ListQuotas(quotas, kmsQuotas, acmQuotas));
  }
}
