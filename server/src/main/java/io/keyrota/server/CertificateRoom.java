package io.keyrota.server;

import io.keyrota.rules.acm.CaaPolicy;
import io.keyrota.rules.acm.PublicSuffixes;
import io.keyrota.server.acm.AcmApi;
import io.keyrota.server.acm.HouseIssuer;
import io.keyrota.server.acm.IssuancePolicy;
import io.keyrota.server.acm.UpstreamIssuance;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.crypto.Algorithms;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.dns.Resolver;
import io.keyrota.server.events.EventLog;
import io.keyrota.server.pki.Authority;
import io.keyrota.server.pki.CertificateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;

/** Wires ACM's room. */
final class CertificateRoom {
  private CertificateRoom() {}

  /**
   * The room.
   *
   * @throws CannotStart when the list of public suffixes cannot be read
   */
  static AcmApi of(
      AcmSettings settings,
      Authority authority,
      Algorithms algorithms,
      Entropy entropy,
      KeyPairs pairs,
      Mail mail,
      EventLog events,
      Resolver resolver,
      Optional<UpstreamIssuance> upstream) {
    return new AcmApi(
        settings.quotas(),
        new IssuancePolicy(
            settings.validity(),
            new CaaPolicy(new HashSet<>(settings.caaIdentities())),
            suffixes(settings.publicSuffixes())),
        new HouseIssuer(authority),
        new CertificateFiles(algorithms.pbkdf2(), entropy),
        mail,
        pairs,
        events,
        resolver,
        upstream);
  }

  private static PublicSuffixes suffixes(Optional<Path> file) {
    try {
      if (file.isPresent()) {
        return PublicSuffixes.of(Files.readString(file.get()));
      }
      try (InputStream list = CertificateRoom.class.getResourceAsStream("public-suffixes.txt")) {
        if (list == null) {
          throw new IllegalStateException("the program lacks its list of public suffixes");
        }
        return PublicSuffixes.of(new String(list.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new CannotStart(
          "the list of public suffixes cannot be read: " + file.map(Path::toString).orElse(""));
    }
  }
}
