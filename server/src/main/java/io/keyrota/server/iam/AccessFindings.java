package io.keyrota.server.iam;

import io.keyrota.models.iam.EntityDetails;
import io.keyrota.models.iam.EntityInfo;
import io.keyrota.models.iam.ServiceLastAccessed;
import io.keyrota.models.iam.TrackedActionLastAccessed;
import io.keyrota.rules.iam.LastUse;
import io.keyrota.rules.policy.PolicyDocument;
import io.keyrota.rules.policy.PolicyKind;
import io.keyrota.server.aws.CompiledPolicies;
import io.keyrota.server.iam.AccessSubject.Entity;
import io.keyrota.server.store.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a report of last accesses finds: the services that policies give, and their last uses. */
final class AccessFindings {
  /** How far back it looks. */
  static final Duration TRACKED = Duration.ofDays(400);

  /** The services of this server by namespace, as AWS calls them. */
  private static final SequencedMap<String, String> SERVICES = new LinkedHashMap<>();

  static {
    SERVICES.put("acm", "AWS Certificate Manager");
    SERVICES.put("elasticloadbalancing", "Elastic Load Balancing");
    SERVICES.put("iam", "AWS Identity and Access Management");
    SERVICES.put("keyrota", "Keyrota");
    SERVICES.put("kms", "AWS Key Management Service");
    SERVICES.put("route53", "Amazon Route 53");
    SERVICES.put("sts", "AWS Security Token Service");
  }

  private final List<String> granted;
  private final List<Attempt> attempts;
  private final List<Entity> entities;

  /** That an entity tried an operation of a service. */
  private record Attempt(Entity entity, String service, String action, LastUse use) {
    Instant at() {
      return use.date();
    }
  }

  private AccessFindings(List<String> granted, List<Attempt> attempts, List<Entity> entities) {
    this.granted = granted;
    this.attempts = attempts;
    this.entities = entities;
  }

  /**
   * Draws a report up.
   *
   * @throws io.keyrota.rules.aws.Refusal NoSuchEntity when what it is about is gone
   */
  static AccessFindings of(AccessSubject subject, KeyUses uses, Instant now, Snapshot seen) {
    CompiledPolicies compiled = new CompiledPolicies();
    List<PolicyDocument> documents =
        subject.documents(seen).stream()
            .map(text -> compiled.of(text, PolicyKind.IDENTITY))
            .toList();
    Map<String, Entity> entities =
        subject.entities(seen).stream()
            .collect(
                Collectors.toMap(Entity::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    List<Attempt> attempts = new ArrayList<>();
    uses.accesses(entities.keySet())
        .forEach(
            (id, use) -> {
              String[] parts = id.split("/", 3);
              Entity entity = entities.get(parts[0]);
              if (entity != null && use.date().isAfter(now.minus(TRACKED))) {
                attempts.add(new Attempt(entity, parts[1], parts[2], use));
              }
            });
    return new AccessFindings(
        SERVICES.keySet().stream().filter(it -> isGranted(documents, it)).toList(),
        attempts,
        List.copyOf(entities.values()));
  }

  /** Whether the policies together give anything of the service. */
  private static boolean isGranted(List<PolicyDocument> documents, String service) {
    return documents.stream().anyMatch(it -> it.grants(service))
        && documents.stream().noneMatch(it -> it.deniesWhole(service));
  }

  /** Each service that is given, by its namespace. */
  List<ServiceLastAccessed> services(boolean byAction) {
    return granted.stream().map(service -> service(service, byAction)).toList();
  }

  private ServiceLastAccessed service(String service, boolean byAction) {
    List<Attempt> own = attempts.stream().filter(it -> it.service.equals(service)).toList();
    Optional<Attempt> last = own.stream().max(Comparator.comparing(Attempt::at));
    return new ServiceLastAccessed(
        SERVICES.getOrDefault(service, service),
        last.map(Attempt::at).orElse(null),
        service,
        last.map(it -> it.entity.arn()).orElse(null),
        last.map(it -> it.use.region()).orElse(null),
        last.isEmpty() ? null : (int) own.stream().map(it -> it.entity.id()).distinct().count(),
        byAction && last.isPresent() ? actions(own) : null);
  }

  private static List<TrackedActionLastAccessed> actions(List<Attempt> attempts) {
    Map<String, Attempt> last = new TreeMap<>();
    attempts.forEach(it -> last.merge(it.action, it, (a, b) -> a.at().isBefore(b.at()) ? b : a));
    return last.values().stream()
        .map(
            it ->
                new TrackedActionLastAccessed(it.action, it.entity.arn(), it.at(), it.use.region()))
        .toList();
  }

  /** The entities that could have used a service, those that did last in front. */
  List<EntityDetails> entities(String service) {
    if (!granted.contains(service)) {
      return List.of();
    }
    return entities.stream()
        .map(entity -> details(entity, last(entity, service)))
        .sorted(
            Comparator.comparing(
                EntityDetails::lastAuthenticated, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  private @Nullable Instant last(Entity entity, String service) {
    return attempts.stream()
        .filter(it -> it.entity.equals(entity) && it.service.equals(service))
        .map(Attempt::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static EntityDetails details(Entity entity, @Nullable Instant last) {
    return new EntityDetails(
        new EntityInfo(entity.arn(), entity.name(), entity.type(), entity.id(), entity.path()),
        last);
  }
}
