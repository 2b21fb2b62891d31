package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.server.acme.endpoints.AcmeUrls;

/** An account as its client sees it (RFC 8555, 7.1.2). */
final class AccountView {
  private AccountView() {}

  static String url(Target target, AcmeAccount account) {
    return AcmeUrls.account(target.base(), account);
  }

  static AcmeAnswer of(int status, Target target, AcmeAccount account) {
    String url = url(target, account);
    Members members = new Members().put("status", account.status().word());
    if (!account.contacts().isEmpty()) {
      members.putTexts("contact", account.contacts());
    }
    return AcmeAnswer.json(status, members.put("orders", url + "/orders")).with("Location", url);
  }
}
