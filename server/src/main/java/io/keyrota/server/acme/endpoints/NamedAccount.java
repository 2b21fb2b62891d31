package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.server.store.Snapshot;

/** An ACME account as requests name it: by its endpoint and its URL. */
final class NamedAccount {
  private NamedAccount() {}

  /**
   * The account.
   *
   * @throws io.keyrota.rules.aws.Refusal ResourceNotFoundException
   */
  static AcmeAccount need(Named<AcmeEndpoint> endpoint, String url, Snapshot seen) {
    AcmeEndpoint there = endpoint.need();
    return AcmeUrls.accountId(there.arn(), url)
        .flatMap(id -> AccountTable.find(there.arn(), id, seen))
        .orElseThrow(() -> AcmRefusal.notFoundResource(url));
  }
}
