package io.keyrota.server.acme;

import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Access;
import io.keyrota.server.aws.Call;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the role of an account lets its client do, in ACM's own actions. */
final class RoleGrants {
  private final Access access;

  RoleGrants(Access access) {
    this.access = access;
  }

  /**
   * Refuses a certificate that the role may not request: {@code acm:RequestCertificate} with the
   * condition keys that such a request has.
   *
   * @throws Refusal AccessDenied
   */
  void needRequest(List<String> names, KeyAlgorithm algorithm, Call call, Snapshot seen) {
    Map<String, List<String>> conditions = new LinkedHashMap<>();
    conditions.put("acm:ValidationMethod", List.of("DNS"));
    conditions.put("acm:DomainNames", names);
    conditions.put("acm:KeyAlgorithm", List.of(algorithm.awsName()));
    conditions.put("acm:Export", List.of("DISABLED"));
    conditions.put("acm:CertificateTransparencyLogging", List.of("ENABLED"));
    need(new Permission("acm:RequestCertificate", "*", conditions), call, seen);
  }

  /** The same while the key is not known yet: one of the algorithms must do. */
  void needRequest(List<String> names, List<KeyAlgorithm> some, Call call, Snapshot seen) {
    for (int i = 0; i < some.size(); i++) {
      try {
        needRequest(names, some.get(i), call, seen);
        return;
      } catch (Refusal denied) {
        if (i == some.size() - 1) {
          throw denied;
        }
      }
    }
  }

  /**
   * Refuses what the role may not do.
   *
   * @throws Refusal AccessDenied
   */
  void need(Permission permission, Call call, Snapshot seen) {
    if (!(call.request().caller() instanceof Caller.AssumedRole)) {
      throw AcmeProblem.unauthorized(
          "The account's role does not exist any more or does not trust ACM.");
    }
    access.require(call.request(), List.of(permission), call.now(), seen);
  }
}
