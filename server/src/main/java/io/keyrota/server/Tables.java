package io.keyrota.server;

import io.keyrota.server.acm.AcmApi;
import io.keyrota.server.acme.endpoints.EndpointOperations;
import io.keyrota.server.elb.ElbApi;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.iam.IamApi;
import io.keyrota.server.keyrota.KeyrotaApi;
import io.keyrota.server.kms.KmsApi;
import io.keyrota.server.mail.MailRoom;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.route53.Route53Api;
import io.keyrota.server.sealing.Keyring;
import io.keyrota.server.store.Table;
import io.keyrota.server.store.embedded.Options;
import io.keyrota.server.upstream.AcmeAuthority;
import io.keyrota.server.usage.KeyUse;
import io.keyrota.server.usage.KmsUse;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every kind of row that this program knows; data with any other kind or format is refused. */
final class Tables {
  private Tables() {}

  static List<Table<?>> all() {
    return Stream.of(
            IamApi.tables(),
            KmsApi.tables(),
            AcmApi.tables(),
            EndpointOperations.tables(),
            Route53Api.tables(),
            ElbApi.tables(),
            KeyrotaApi.tables(),
            Authority.tables(),
            AcmeAuthority.tables(),
            MailRoom.tables(),
            Keyring.tables(),
            KeyUse.tables(),
            KmsUse.tables(),
            EventLog.tables())
        .<Table<?>>flatMap(Collection::stream)
        .toList();
  }

  static Options options() {
    return Options.STANDARD.withProgram(
        "Keyrota 0.1.0", all().stream().collect(Collectors.toMap(Table::kind, Table::format)));
  }
}
