package io.keyrota.server;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.kms.KmsQuotas;
import io.keyrota.server.audit.TrailOptions;
import io.keyrota.server.dns.DnsSettings;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.mail.MailAddress;
import io.keyrota.server.mail.SmtpRelay;
import io.keyrota.server.openid.Endpoints;
import io.keyrota.server.webhook.Webhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Settings while they are being read: the defaults, then the file's values, then the flags'. */
final class SettingsDraft {
  Path data = Path.of("keyrota-data");
  Optional<Path> config = Optional.empty();
  String host = "127.0.0.1";
  int port = 4580;
  Optional<AccountId> account = Optional.empty();
  String region = "us-east-1";
  ClockSetting clock = new ClockSetting.OfMachine();
  boolean passphrase;
  Optional<Path> passphraseFile = Optional.empty();
  IamQuotas quotas = IamQuotas.STANDARD;
  KmsQuotas kmsQuotas = KmsQuotas.STANDARD;
  final Map<String, URI> openIdIssuers = new TreeMap<>();

  Optional<URI> webhook = Optional.empty();
  Optional<Path> webhookSecretFile = Optional.empty();
  // Certificates.
  Optional<URI> caUrl = Optional.empty();
  Optional<URI> publicUrl = Optional.empty();
  Optional<SmtpRelay> mailRelay = Optional.empty();
  Optional<MailAddress> mailFrom = Optional.empty();
  String edgeAddress = "127.0.0.1";
  DnsSettings dns = DnsSettings.STANDARD;
  AcmSettings acm = AcmSettings.STANDARD;
  final UpstreamSettings upstream = new UpstreamSettings();

  Duration eventsKeep = EventLog.STANDARD;
  Duration auditKeep = Duration.ofDays(400);
  long auditSegment = TrailOptions.STANDARD.segmentBytes();

  int eventLoops = HttpLimits.DEFAULTS.eventLoops();
  int connections = HttpLimits.DEFAULTS.connections();
  int headerBytes = HttpLimits.DEFAULTS.headerBytes();
  int headerFields = HttpLimits.DEFAULTS.headerFields();
  int bodyBytes = HttpLimits.DEFAULTS.bodyBytes();
  long heldBodyBytes = HttpLimits.DEFAULTS.heldBodyBytes();
  Duration idle = HttpLimits.DEFAULTS.idle();
  Duration header = HttpLimits.DEFAULTS.header();
  Duration request = HttpLimits.DEFAULTS.request();
  Duration answer = HttpLimits.DEFAULTS.answer();
  Duration farewell = HttpLimits.DEFAULTS.farewell();

  /** The whole of it; refuses what contradicts itself. */
  Settings settled() {
    if (passphraseFile.isPresent() && !passphrase) {
      throw new UsageError("passphrase-file is of use with root-key passphrase only");
    }
    if (webhookSecretFile.isPresent() && webhook.isEmpty()) {
      throw new UsageError("events.webhook-secret-file is of use with events.webhook only");
    }
    if (request.compareTo(header) < 0) {
      throw new UsageError("http.request can not be shorter than http.header");
    }
    if (heldBodyBytes < bodyBytes) {
      throw new UsageError("http.held-body-bytes can not be less than http.body-bytes");
    }
    if (mailRelay.isPresent() != mailFrom.isPresent()) {
      throw new UsageError("mail.relay and mail.from are of use together only");
    }
    return new Settings(
        data,
        host,
        port,
        account,
        region,
        clock,
        passphrase ? new RootKeySetting.OfPassphrase(passphraseFile) : new RootKeySetting.OfFile(),
        quotas,
        kmsQuotas,
        webhook.map(address -> new Webhook(address, webhookSecretFile)),
        eventsKeep,
        new Endpoints(openIdIssuers),
        auditKeep,
        TrailOptions.STANDARD.withSegmentBytes(auditSegment),
        new HttpLimits(
            eventLoops,
            connections,
            headerBytes,
            headerFields,
            bodyBytes,
            heldBodyBytes,
            idle,
            header,
            request,
            answer,
            farewell),
        caUrl,
        publicUrl,
        mailRelay.map(relay -> new MailSettings(relay, mailFrom.orElseThrow())),
        edgeAddress,
        dns,
        acm,
        upstream.settled());
  }
}
