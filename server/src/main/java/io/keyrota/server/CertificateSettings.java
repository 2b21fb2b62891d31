package io.keyrota.server;

import io.keyrota.server.Setting.Place;
import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.SmtpRelay;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** The settings of the certificate authority and of mail, a part of {@link SettingsTable}. */
final class CertificateSettings {
  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "ca.url",
              "URL",
              "http:// and the address of listen, unless its port is 0: then certificates name"
                  + " nothing",
              Place.ONCE,
              "Where clients find the authority's pages (revocations, issuers), as certificates"
                  + " name it: by http, for whoever asks is about to check a certificate.",
              (draft, text) -> draft.caUrl = Optional.of(url(text, List.of("http")))),
          Setting.open(
              "public.url",
              "URL",
              "as ca.url",
              Place.ONCE,
              "Where clients find the server: ACME directories, issuers of web identity tokens and"
                  + " approvals lie below. With https where something before it ends TLS.",
              (draft, text) -> draft.publicUrl = Optional.of(url(text, List.of("http", "https")))),
          Setting.open(
              "mail.relay",
              "HOST:PORT",
              "no mail is sent",
              Place.ONCE,
              "The SMTP server that takes mail; TLS is used where it offers STARTTLS.",
              (draft, text) -> draft.mailRelay = Optional.of(SmtpRelay.of(text))),
          Setting.open(
              "mail.from",
              "ADDRESS",
              "no mail is sent",
              Place.ONCE,
              "The sender of all mail.",
              (draft, text) -> draft.mailFrom = Optional.of(MailAddress.of(text))),
          Setting.of(
              "edge.address",
              "ADDRESS",
              "127.0.0.1",
              "The address on which listeners of load balancers have their ports.",
              (draft, text) -> draft.edgeAddress = text));

  private CertificateSettings() {}

  private static URI url(String text, List<String> schemes) {
    try {
      URI url = new URI(text);
      boolean plain =
          schemes.contains(String.valueOf(url.getScheme()))
              && url.getHost() != null
              && url.getUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null
              && !text.endsWith("/");
      if (plain) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "it is a URL of "
            + String.join(" or ", schemes)
            + " without a slash at its end, for example http://ca.example.com");
  }
}
