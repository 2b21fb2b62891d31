package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.TrailOptions;
import io.keyrota.server.dns.DnsSettings;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.keyrota.Installation;
import io.keyrota.server.openid.Endpoints;
import io.keyrota.server.sealing.RootKeySource;
import io.keyrota.server.upstream.UpstreamTerms;
import io.keyrota.server.webhook.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All configuration. {@link SettingsTable} says each setting's name, form, default and bounds;
 * docs/settings.md is the same for people.
 *
 * @param host a name or an address without brackets
 * @param port 0 for any free one
 * @param account the first account's id, absent to have one made at random
 * @param region the one that clients are told; every region is served
 * @param webhook where events are told
 * @param eventsKeep how long events are kept
 * @param openId which issuers of OpenID Connect may be asked
 * @param auditKeep how long the trail's segments are kept
 * @param caUrl what certificates name as the place of the authority's pages
 * @param clientsUrl where clients were told to find the server
 * @param mail by what mail is sent; absent: none is
 * @param acm by which rules certificates are issued
 * @param upstream who issues some of them instead
 */
public record Settings(
    Path data,
    String host,
    int port,
    Optional<AccountId> account,
    String region,
    ClockSetting clock,
    RootKeySetting rootKey,
    IamQuotas quotas,
    KmsQuotas kmsQuotas,
    Optional<Webhook> webhook,
    Duration eventsKeep,
    Endpoints openId,
    Duration auditKeep,
    TrailOptions trailOptions,
    HttpLimits http,
    Optional<URI> caUrl,
    Optional<URI> clientsUrl,
    Optional<MailSettings> mail,
    String edgeAddress,
    DnsSettings dns,
    AcmSettings acm,
    Optional<UpstreamTerms> upstream) {

  private static final List<String> EVERYWHERE = List.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  /**
   * Reads the flags of {@code start} and the settings file.
   *
   * @throws UsageError when anything is unknown, malformed, out of bounds or said twice
   */
  public static Settings parse(String... arguments) {
    return SettingsReader.read(Arrays.asList(arguments));
  }

  /** Whether the arguments ask for {@link #help} instead. */
  public static boolean asksForHelp(String... arguments) {
    List<String> all = Arrays.asList(arguments);
    return all.contains("--help") || all.contains("-h");
  }

  /** What the flags are, for people at a terminal. */
  public static String help() {
    return SettingsHelp.text();
  }

  /** Where the root key comes from. */
  public RootKeySource rootKeySource() {
    return rootKey.in(data);
  }

  /** Where clients on this machine find the server that listens on that port. */
  public URI endpoint(int listening) {
    String name = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
    return URI.create("http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + listening);
  }

  /**
   * Where others find the pages of the authority, without a slash at the end; unknown where the
   * port is any free one and nothing else was set.
   */
  public Optional<String> authorityUrl() {
    return caUrl.or(this::ownUrl).map(URI::toString);
  }

  /** Where clients find the server, likewise. */
  public Optional<String> publicUrl() {
    return namedUrl().or(() -> ownUrl().map(URI::toString));
  }

  /** The same, only where a setting says it. */
  public Optional<String> namedUrl() {
    return clientsUrl.or(() -> caUrl).map(URI::toString);
  }

  private Optional<URI> ownUrl() {
    return port == 0 ? Optional.empty() : Optional.of(endpoint(port));
  }

  /**
   * Refuses settings that contradict what was decided once for the data folder.
   *
   * @throws CannotStart saying which
   */
  public void requireSame(Installation installation) {
    if (installation.rehearsal().isPresent() != clock.rehearsal().isPresent()) {
      throw new CannotStart(
          "the data in "
              + data
              + " live on "
              + (installation.rehearsal().isPresent() ? "a rehearsal clock" : "the machine's clock")
              + ", and a data folder keeps its kind of clock: start with --clock "
              + (installation.rehearsal().isPresent() ? "rehearsal" : "machine")
              + ", or with another --data");
    }
    if (account.isPresent() && !account.orElseThrow().equals(installation.operator())) {
      throw new CannotStart(
          "the data in "
              + data
              + " were made with the account "
              + installation.operator()
              + ": leave --account out, or start with another --data");
    }
  }
}
