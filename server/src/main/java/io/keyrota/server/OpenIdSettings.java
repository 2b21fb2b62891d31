package io.keyrota.server;

import io.keyrota.server.Setting.Place;
import io.keyrota.server.openid.Endpoints;
import java.util.List;
import java.util.Locale;

/** What can be set about OpenID Connect. */
final class OpenIdSettings {
  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "openid.issuer",
              "HOST=ORIGIN",
              "issuers at public addresses alone",
              Place.REPEATED,
              "Where an OpenID Connect issuer's host is asked, for example"
                  + " issuer.internal=http://10.0.0.7:8080.",
              OpenIdSettings::issuer));

  private OpenIdSettings() {}

  private static void issuer(SettingsDraft draft, String text) {
    int equals = text.indexOf('=');
    try {
      draft.openIdIssuers.put(
          text.substring(0, equals).strip().toLowerCase(Locale.ROOT),
          Endpoints.origin(text.substring(equals + 1).strip()));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "it is HOST=ORIGIN, for example issuer.internal=https://10.0.0.7:8443", e);
    }
  }
}
