package io.keyrota.rotator.evidence;

import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.aws.AwsUnreachable;
import io.keyrota.rotator.aws.KeyrotaService;
import io.keyrota.rotator.json.JsonText;
import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.Testimony;
import io.keyrota.rules.json.Json;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keyrota's own audit trail: every request, exact and at once, refused attempts with an inactive
 * key among them. An attempt whose signature was wrong is no use of the key: whoever knows its id
 * can send that.
 */
public final class KeyrotaTrail implements Evidence {
  private static final Set<String> NO_USE =
      Set.of(
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "RequestExpired");
  private static final int PAGES = 10;

  private final KeyrotaService service;
  private final Evidence otherwise;

  /**
   * Asks that service.
   *
   * @param otherwise who is asked when the caller may not search the trail
   */
  public KeyrotaTrail(KeyrotaService service, Evidence otherwise) {
    this.service = service;
    this.otherwise = otherwise;
  }

  @Override
  public List<Testimony> of(String keyId, Instant now) {
    try {
      return List.of(new Testimony.Answered(EvidenceSource.KEYROTA_TRAIL, now, lastUse(keyId)));
    } catch (AwsRefused e) {
      return otherwise.of(keyId, now);
    } catch (AwsUnreachable e) {
      return List.of(
          new Testimony.Silent(EvidenceSource.KEYROTA_TRAIL, String.valueOf(e.getMessage())));
    }
  }

  @Override
  public Optional<String> refused(String keyId) {
    try {
      var _ = lastUse(keyId);
      return Optional.empty();
    } catch (AwsRefused e) {
      return Optional.of(
          EvidenceSource.KEYROTA_TRAIL.name() + " refuses to answer, " + e.getMessage());
    } catch (AwsUnreachable e) {
      // Nobody answers in its place.
      return Optional.empty();
    }
  }

  @Override
  public List<EvidenceSource> sources() {
    return List.of(EvidenceSource.KEYROTA_TRAIL);
  }

  private Optional<KeyUse> lastUse(String keyId) {
    Map<String, Json> query = new HashMap<>();
    query.put("AccessKeyId", new Json.Str(keyId));
    query.put("MaxItems", new Json.Num("10"));
    for (int page = 0; page < PAGES; page++) {
      Json.Obj answer = service.call("LookupTrail", query);
      if (answer.members().get("Events") instanceof Json.Arr events) {
        for (Json event : events.items()) {
          if (event instanceof Json.Obj found
              && found.text("ErrorCode").filter(NO_USE::contains).isEmpty()) {
            return Optional.of(use(found));
          }
        }
      }
      Optional<String> marker = answer.text("Marker");
      if (marker.isEmpty()) {
        return Optional.empty();
      }
      query.put("Marker", new Json.Str(marker.get()));
      query.put("MaxItems", new Json.Num("1000"));
    }
    throw new AwsUnreachable("too many attempts with wrong signatures to see past them");
  }

  private static KeyUse use(Json.Obj event) {
    Json.Obj entry = entry(event.text("Record").orElse("{}"));
    Instant at =
        Instant.ofEpochMilli(
            new BigDecimal(event.number("EventTime").orElse("0")).movePointRight(3).longValue());
    String origin =
        entry.text("sourceIPAddress").orElse("an unknown address")
            + entry.text("userAgent").map(agent -> " " + firstWord(agent)).orElse("");
    String refused = event.text("ErrorCode").map(code -> ", refused: " + code).orElse("");
    String service = event.text("EventSource").orElse("?");
    int dot = service.indexOf('.');
    return new KeyUse(
        at,
        dot < 0 ? service : service.substring(0, dot),
        entry.text("awsRegion").orElse("?"),
        origin + refused);
  }

  private static Json.Obj entry(String text) {
    try {
      return JsonText.value(text.getBytes(StandardCharsets.UTF_8)) instanceof Json.Obj object
          ? object
          : Json.Obj.of(Map.of());
    } catch (UncheckedIOException e) {
      return Json.Obj.of(Map.of());
    }
  }

  private static String firstWord(String agent) {
    int blank = agent.indexOf(' ');
    return (blank < 0 ? agent : agent.substring(0, blank)).replaceAll("[^\\x21-\\x7e]", "?");
  }
}
