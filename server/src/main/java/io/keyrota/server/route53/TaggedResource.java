package io.keyrota.server.route53;

import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** The resource that a request for tags names: there are no health checks here. */
final class TaggedResource {
  private TaggedResource() {}

  static Zone zone(Request request, String type, String id, Snapshot seen) {
    if (!type.equals(Answers.HOSTED_ZONE)) {
      throw Route53Refusal.noSuchHealthCheck(id);
    }
    return Zone.named(request, id, seen);
  }
}
