package io.keyrota.server;

import io.keyrota.server.Setting.Place;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The settings of certificates, a part of {@link SettingsTable}. */
final class AcmSettingsTable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(825);

  static final List<Setting> ALL =
      List.of(
          Setting.open(
              "acm.validity",
              "TIME",
              "two days less than browsers take: 198d, from 15 March 2027 98d, from 15 March 2029"
                  + " 45d",
              Place.ONCE,
              "How long certificates live.",
              (draft, text) -> draft.acm = draft.acm.living(Quantity.duration(text, DAY, LONGEST))),
          Setting.open(
              "acm.renew-before",
              "TIME",
              "60d for those of 395d and more, 45d for those of 198d, a third of the life of"
                  + " others",
              Place.ONCE,
              "How long before its end a certificate's renewal begins.",
              (draft, text) ->
                  draft.acm =
                      draft.acm.renewedBefore(
                          Quantity.duration(text, Duration.ofHours(1), LONGEST))),
          Setting.of(
              "acm.caa-identities",
              "NAME,...",
              String.join(",", AcmSettings.STANDARD.caaIdentities()),
              "The issuer domain names by which CAA records may authorize the authority.",
              (draft, text) ->
                  draft.acm =
                      draft.acm.known(SettingText.names(text, NAME, "amazon.com,ca.example.com"))),
          Setting.open(
              "acm.public-suffixes",
              "FILE",
              "a list that comes along, of single labels and the usual second ones",
              Place.ONCE,
              "The public suffixes, which are never certified, in the format of publicsuffix.org.",
              (draft, text) -> draft.acm = draft.acm.suffixesOf(SettingText.file(text))));

  private AcmSettingsTable() {}
}
