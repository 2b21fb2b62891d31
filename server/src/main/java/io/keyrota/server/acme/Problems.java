package io.keyrota.server.acme;

import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Jws;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.json.Json;
import io.keyrota.server.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Problem documents (RFC 7807, RFC 8555, 6.7). */
final class Problems {
  private static final System.Logger LOG = System.getLogger("keyrota.acme");

  private Problems() {}

  /** What a client is told of whatever was thrown. */
  static AcmeProblem of(RuntimeException thrown) {
    return switch (thrown) {
      case AcmeProblem problem -> problem;
      case Refusal refusal -> of(refusal);
      default ->
          new AcmeProblem(AcmeProblem.Type.SERVER_INTERNAL, "The request processing has failed.");
    };
  }

  /** AWS's refusals in the protocol's words. */
  private static AcmeProblem of(Refusal refusal) {
    return switch (refusal.code()) {
      case "AccessDenied" -> AcmeProblem.unauthorized(refusal.message());
      case "LimitExceededException", "ServiceQuotaExceededException" ->
          new AcmeProblem(AcmeProblem.Type.RATE_LIMITED, refusal.message());
      case "ServiceUnavailable" -> new AcmeProblem(AcmeProblem.Type.UNAVAILABLE, refusal.message());
      default ->
          new AcmeProblem(AcmeProblem.Type.SERVER_INTERNAL, "The request processing has failed.");
    };
  }

  /** What is the server's own trouble is told in the log. */
  static void log(RuntimeException thrown) {
    boolean ours =
        !(thrown instanceof AcmeProblem) && of(thrown).type() == AcmeProblem.Type.SERVER_INTERNAL;
    if (ours) {
      LOG.log(System.Logger.Level.ERROR, "a request by ACME broke", thrown);
    }
  }

  /** As the trail tells it: the protocol's word is the code. */
  static Refusal told(RuntimeException thrown) {
    return thrown instanceof Refusal refusal
        ? refusal
        : new Refusal(of(thrown).type().word(), of(thrown).detail());
  }

  static AcmeAnswer answer(AcmeProblem problem) {
    Members members =
        new Members()
            .put("type", problem.type().urn())
            .put("detail", problem.detail())
            .put("status", problem.type().status());
    if (problem.type() == AcmeProblem.Type.BAD_SIGNATURE_ALGORITHM) {
      members.putTexts("algorithms", Jws.ALGORITHMS);
    }
    if (!problem.subproblems().isEmpty()) {
      List<Json> all = new ArrayList<>();
      for (AcmeProblem.Sub sub : problem.subproblems()) {
        all.add(
            new Members()
                .put("type", sub.type().urn())
                .put("detail", sub.detail())
                .put("identifier", new Members().put("type", "dns").put("value", sub.name()))
                .object());
      }
      members.put("subproblems", all);
    }
    AcmeAnswer answer =
        AcmeAnswer.of(
            problem.type().status(), "application/problem+json", JsonValue.bytes(members.object()));
    return problem.location().isEmpty() ? answer : answer.with("Location", problem.location());
  }
}
