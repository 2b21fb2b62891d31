package io.keyrota.server.route53;

import io.keyrota.models.route53.ChangeTagsForResourceRequest;
import io.keyrota.models.route53.ChangeTagsForResourceResponse;
import io.keyrota.models.route53.Tag;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Limits;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/** Adds, changes and removes tags of a zone. */
final class ChangeTagsForResource
    implements Operation<ChangeTagsForResourceRequest, ChangeTagsForResourceResponse> {

  @Override
  public Prepared<ChangeTagsForResourceResponse> prepare(
      Request request, ChangeTagsForResourceRequest input, Snapshot seen) {
    Zone zone = TaggedResource.zone(request, input.resourceType(), input.resourceId(), seen);
    return Prepared.of(
        zone.permission("ChangeTagsForResource"), call -> decide(zone.need(call), input));
  }

  private static Outcome<ChangeTagsForResourceResponse> decide(
      HostedZone zone, ChangeTagsForResourceRequest input) {
    List<Tag> added = Objects.requireNonNullElse(input.addTags(), List.of());
    List<String> removed = Objects.requireNonNullElse(input.removeTagKeys(), List.of());
    if (added.isEmpty() && removed.isEmpty()) {
      throw Route53Refusal.invalidInput("There are neither tags to add nor tags to remove.");
    }
    SequencedMap<String, String> tags = new LinkedHashMap<>(zone.tags());
    removed.forEach(tags::remove);
    for (Tag tag : added) {
      String key = Objects.requireNonNullElse(tag.key(), "");
      if (key.isEmpty() || key.startsWith("aws:")) {
        throw Route53Refusal.invalidInput("The key of a tag is empty or begins with aws:.");
      }
      tags.put(key, Objects.requireNonNullElse(tag.value(), ""));
    }
    if (tags.size() > Route53Limits.TAGS) {
      throw Route53Refusal.invalidInput(
          "A resource can have at most " + Route53Limits.TAGS + " tags.");
    }
    return Outcome.of(
        new ChangeTagsForResourceResponse(), HostedZoneTable.put(zone.withTags(tags)));
  }
}
