package io.keyrota.server.audit;

import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Caller.Credential;
import io.keyrota.rules.aws.Vouched;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who made a request, as CloudTrail's {@code userIdentity} tells it. */
public record UserIdentity(Caller caller) {
  private static final byte[] ROLE_SESSION = begins("AssumedRole");
  private static final byte[] USER = begins("IAMUser");

  /** In the ARNs of those providers of whom sessions tell; CloudTrail tells nothing of SAML's. */
  private static final String OPEN_ID = ":oidc-provider/";

  private static byte[] begins(String type) {
    return ("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\""
            + type
            + "\",\"principalId\":\"")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The unique id of the role whose session made the request; empty when it was none.
   *
   * @param record as {@link CloudTrailRecord} writes it: who asked stands at its beginning
   */
  public static Optional<String> roleId(byte[] record) {
    return id(record, ROLE_SESSION);
  }

  /** The unique id of the user, or of the role whose session, made the request. */
  public static Optional<String> principalId(byte[] record) {
    return id(record, USER).or(() -> id(record, ROLE_SESSION));
  }

  private static Optional<String> id(byte[] record, byte[] begins) {
    int from = begins.length;
    if (record.length <= from || !Arrays.equals(record, 0, from, begins, 0, from)) {
      return Optional.empty();
    }
    int end = from;
    while (end < record.length && record[end] != ':' && record[end] != '"') {
      end++;
    }
    return Optional.of(new String(record, from, end - from, StandardCharsets.US_ASCII));
  }

  /** By what look-ups find the caller: its user name or what stands for it. */
  String userName() {
    return switch (caller) {
      case Caller.Root root -> "root";
      case Caller.User user -> user.userName();
      // As CloudTrail's look-up has it: a session is found by its own name.
      case Caller.AssumedRole role -> role.sessionName();
      case Caller.FederatedUser federated -> federated.name();
      case Vouched vouched -> vouched.subject();
      case Caller.Service service -> service.principal();
      case Caller.Unknown unknown -> "";
    };
  }

  /** Writes the members of {@code userIdentity}. */
  void write(JsonBytes out) {
    switch (caller) {
      case Caller.Root root -> {
        out.ascii("\"type\":\"Root\"");
        principal(out);
      }
      case Caller.User user -> {
        out.ascii("\"type\":\"IAMUser\"");
        principal(out);
        CloudTrailRecord.text(out, "userName", user.userName());
      }
      case Caller.AssumedRole role -> {
        out.ascii("\"type\":\"AssumedRole\"");
        principal(out);
      }
      case Caller.FederatedUser federated -> {
        out.ascii("\"type\":\"FederatedUser\"");
        principal(out);
      }
      case Vouched.WebIdentityUser identity -> {
        out.ascii("\"type\":\"WebIdentityUser\"");
        CloudTrailRecord.text(out, "principalId", identity.userId());
        CloudTrailRecord.text(out, "userName", identity.subject());
        CloudTrailRecord.text(out, "identityProvider", identity.provider());
      }
      case Vouched.SamlUser user -> {
        out.ascii("\"type\":\"SAMLUser\"");
        CloudTrailRecord.text(out, "principalId", user.userId());
        CloudTrailRecord.text(out, "userName", user.subject());
        // CloudTrail tells the provider by the hash here, and its ARN among the parameters.
        CloudTrailRecord.text(out, "identityProvider", user.nameQualifier());
      }
      case Caller.Service service -> {
        out.ascii("\"type\":\"AWSService\"");
        CloudTrailRecord.text(out, "invokedBy", service.principal());
      }
      case Caller.Unknown unknown -> {
        out.ascii("\"type\":\"Unknown\"");
        unknown
            .credential()
            .ifPresent(key -> CloudTrailRecord.text(out, "accessKeyId", key.accessKeyId()));
      }
    }
    caller.credential().flatMap(Credential::session).ifPresent(session -> session(out, session));
  }

  private void principal(JsonBytes out) {
    CloudTrailRecord.text(out, "principalId", caller.userId());
    CloudTrailRecord.text(out, "arn", caller.arn());
    CloudTrailRecord.text(out, "accountId", caller.account().digits());
    caller
        .credential()
        .ifPresent(key -> CloudTrailRecord.text(out, "accessKeyId", key.accessKeyId()));
  }

  private void session(JsonBytes out, Caller.Session session) {
    out.ascii(",\"sessionContext\":{");
    switch (caller) {
      case Caller.AssumedRole role -> {
        issuer(out, "Role", role.roleId(), role.roleArn(), role.roleName());
        out.ascii(",");
      }
      case Caller.FederatedUser(_, _, Caller.User user, _) -> {
        issuer(out, "IAMUser", user.userId(), user.arn(), user.userName());
        out.ascii(",");
      }
      case Caller.FederatedUser(_, _, Caller issuer, _) -> {
        issuer(out, "Root", issuer.userId(), issuer.arn(), "");
        out.ascii(",");
      }
      case Caller.Root _, Caller.User _, Vouched _, Caller.Service _, Caller.Unknown _ -> {}
    }
    out.ascii("\"attributes\":{\"creationDate\":\"")
        .ascii(CloudTrailRecord.seconds(session.created()))
        .ascii("\",\"mfaAuthenticated\":\"")
        .ascii(session.mfaAuthenticated().isPresent() ? "true\"}" : "false\"}");
    List<String> provider = session.facts().getOrDefault("aws:FederatedProvider", List.of());
    if (!provider.isEmpty() && provider.getFirst().contains(OPEN_ID)) {
      out.ascii(",\"webIdFederationData\":{\"federatedProvider\":")
          .string(provider.getFirst())
          .ascii(",\"attributes\":{}}");
    }
    session
        .sourceIdentity()
        .ifPresent(source -> CloudTrailRecord.text(out, "sourceIdentity", source));
    out.ascii("}");
  }

  private void issuer(JsonBytes out, String type, String id, String arn, String userName) {
    out.ascii("\"sessionIssuer\":{\"type\":").string(type);
    CloudTrailRecord.text(out, "principalId", id);
    CloudTrailRecord.text(out, "arn", arn);
    CloudTrailRecord.text(out, "accountId", caller.account().digits());
    if (!userName.isEmpty()) {
      CloudTrailRecord.text(out, "userName", userName);
    }
    out.ascii("}");
  }
}
