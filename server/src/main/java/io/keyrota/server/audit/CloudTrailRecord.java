package io.keyrota.server.audit;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Caller.Credential;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds one record of CloudTrail's format 1.11 (management event) and the {@link AuditEntry} that
 * holds it. Every text is escaped, so that the record is exactly one line whatever a client sent.
 * As in CloudTrail, user agent and error message are cut at 1 KB, and request parameters, response
 * elements (100 KB) and additional event data (28 KB) are left out when they are larger.
 *
 * <p>Not for use by several threads; {@link #entry} is called once.
 */
public final class CloudTrailRecord {
  private static final int TEXT_LIMIT = 1024;
  private static final int USUAL_BYTES = 1536;
  private static final int ELEMENTS_LIMIT = 100 * 1024;
  private static final int ADDITIONAL_LIMIT = 28 * 1024;

  private static volatile Second lastSecond = Second.of(Instant.EPOCH);

  private final String eventId;
  private final Instant at;
  private final Caller caller;
  private final UserIdentity identity;
  private String eventSource = "";
  private String eventName = "";
  private String awsRegion = "";
  private boolean readOnly;
  private boolean signed;
  private boolean asked;
  private @Nullable String invokedBy;
  private String sourceIpAddress = "";
  private String userAgent = "";
  private String requestId = "";
  private @Nullable String errorCode;
  private @Nullable String errorMessage;
  private @Nullable String requestParameters;
  private @Nullable String responseElements;
  private @Nullable String additionalEventData;
  private @Nullable String serviceEventDetails;
  private List<Resource> resources = List.of();

  /**
   * Begins a record.
   *
   * @param eventId a UUID, unique over the installation's life
   * @param at the instant at which the request was decided
   */
  public CloudTrailRecord(String eventId, Instant at, Caller caller) {
    this.eventId = eventId;
    this.at = at;
    this.caller = caller;
    this.identity = new UserIdentity(caller);
  }

  /**
   * What was asked for.
   *
   * @param source for example {@code iam.amazonaws.com}
   * @param name for example {@code CreateAccessKey}
   * @param readOnly whether the operation can change nothing
   */
  public CloudTrailRecord event(String source, String name, String region, boolean readOnly) {
    this.eventSource = source;
    this.eventName = name;
    this.awsRegion = region;
    this.readOnly = readOnly;
    return this;
  }

  /** Where the request came from: IP address and user agent, for a service its principal twice. */
  public CloudTrailRecord from(String sourceIpAddress, String userAgent) {
    this.sourceIpAddress = sourceIpAddress;
    this.userAgent = userAgent;
    return this;
  }

  /** The signature was good: the use of the access key counts as its last use. */
  public CloudTrailRecord signed() {
    this.signed = true;
    return this;
  }

  /** A service asked another one for it, as a client does: no event of the service's own. */
  public CloudTrailRecord asked() {
    this.asked = true;
    return this;
  }

  /** The service that asked in the caller's name. */
  public CloudTrailRecord invokedBy(String principal) {
    this.invokedBy = principal;
    return this;
  }

  /**
   * The request's id and its parameters.
   *
   * @param parameters a ready JSON value without secrets, or null
   */
  public CloudTrailRecord request(String requestId, @Nullable String parameters) {
    this.requestId = requestId;
    this.requestParameters = parameters;
    return this;
  }

  /** What a change answered: a ready JSON value without secrets, or null. */
  public CloudTrailRecord response(@Nullable String elements) {
    this.responseElements = elements;
    return this;
  }

  /** The request was refused, or broke. */
  public CloudTrailRecord error(String code, String message) {
    this.errorCode = code;
    this.errorMessage = message;
    return this;
  }

  /** What AWS's format has no member for: a ready JSON object without secrets. */
  public CloudTrailRecord additional(String eventData) {
    this.additionalEventData = eventData;
    return this;
  }

  /** What the operation wants told besides. */
  public CloudTrailRecord noted(Noted noted) {
    resources = noted.resources();
    if (!noted.details().isEmpty()) {
      serviceEventDetails = object(noted.details());
    }
    return noted.additional().isEmpty() ? this : additional(object(noted.additional()));
  }

  private static String object(Map<String, String> members) {
    JsonBytes data = new JsonBytes(128);
    String separator = "{";
    for (Map.Entry<String, String> member : members.entrySet()) {
      data.ascii(separator).string(member.getKey()).ascii(":").string(member.getValue());
      separator = ",";
    }
    return new String(data.ascii("}").toBytes(), StandardCharsets.UTF_8);
  }

  /** The finished entry. */
  public AuditEntry entry() {
    return new AuditEntry(
        eventId,
        at,
        caller.credential().map(Credential::accessKeyId),
        identity.userName(),
        caller instanceof Caller.Unknown ? "" : caller.account().digits(),
        eventSource,
        eventName,
        awsRegion,
        signed,
        Optional.ofNullable(errorCode),
        record(),
        resources);
  }

  private byte[] record() {
    JsonBytes out = new JsonBytes(USUAL_BYTES);
    out.ascii("{\"eventVersion\":\"1.11\",\"userIdentity\":{");
    identity.write(out);
    if (invokedBy != null) {
      text(out, "invokedBy", invokedBy);
    }
    out.ascii("},\"eventTime\":\"").ascii(seconds(at)).ascii("\"");
    text(out, "eventSource", eventSource);
    text(out, "eventName", eventName);
    text(out, "awsRegion", awsRegion);
    text(out, "sourceIPAddress", sourceIpAddress);
    text(out, "userAgent", cut(userAgent));
    if (errorCode != null) {
      text(out, "errorCode", errorCode);
    }
    if (errorMessage != null) {
      text(out, "errorMessage", cut(errorMessage));
    }
    json(out, "requestParameters", requestParameters, ELEMENTS_LIMIT);
    json(out, "responseElements", responseElements, ELEMENTS_LIMIT);
    if (additionalEventData != null) {
      json(out, "additionalEventData", additionalEventData, ADDITIONAL_LIMIT);
    }
    text(out, "requestID", requestId);
    text(out, "eventID", eventId);
    out.ascii(readOnly ? ",\"readOnly\":true" : ",\"readOnly\":false");
    resources(out);
    boolean byService = caller instanceof Caller.Service && !asked;
    text(out, "eventType", byService ? "AwsServiceEvent" : "AwsApiCall");
    out.ascii(",\"managementEvent\":true");
    if (!(caller instanceof Caller.Unknown)) {
      text(out, "recipientAccountId", caller.account().digits());
    }
    if (serviceEventDetails != null) {
      json(out, "serviceEventDetails", serviceEventDetails, ELEMENTS_LIMIT);
    }
    return out.ascii(",\"eventCategory\":\"Management\"}").toBytes();
  }

  private void resources(JsonBytes out) {
    if (resources.isEmpty()) {
      return;
    }
    String separator = ",\"resources\":[";
    for (Resource resource : resources) {
      out.ascii(separator).ascii("{\"accountId\":").string(resource.account());
      text(out, "type", resource.type());
      text(out, "ARN", resource.arn());
      out.ascii("}");
      separator = ",";
    }
    out.ascii("]");
  }

  static void text(JsonBytes out, String name, String value) {
    out.ascii(",\"").ascii(name).ascii("\":").string(value);
  }

  private static void json(JsonBytes out, String name, @Nullable String ready, int limit) {
    out.ascii(",\"").ascii(name).ascii("\":");
    int start = out.length();
    out.json(ready == null ? "null" : ready);
    if (out.length() - start > limit) {
      out.cutTo(start);
      out.ascii("{\"omitted\":true}");
    }
  }

  /** At most 1 KB of UTF-8, never half a character. */
  private static String cut(String text) {
    if (text.length() * 3 <= TEXT_LIMIT) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= TEXT_LIMIT) {
      return text;
    }
    int end = TEXT_LIMIT;
    while ((bytes[end] & 0xc0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** The instant as CloudTrail writes it, without what is finer than a second. */
  static String seconds(Instant instant) {
    Second known = lastSecond;
    if (known.second() != instant.getEpochSecond()) {
      known = Second.of(instant);
      lastSecond = known;
    }
    return known.text();
  }

  /** A second and its text: thousands of entries share one. */
  private record Second(long second, String text) {
    static Second of(Instant instant) {
      return new Second(
          instant.getEpochSecond(), instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }
  }
}
