package io.keyrota.rotator;

import io.keyrota.rotator.aws.AwsAccount;
import io.keyrota.rotator.aws.AwsRefused;
import io.keyrota.rotator.aws.AwsUnreachable;
import io.keyrota.rotator.evidence.Evidence;
import io.keyrota.rules.credentials.EvidenceSource;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.credentials.KeyUse;
import io.keyrota.rules.credentials.Testimony;
import io.keyrota.rules.rotation.Principal;
import io.keyrota.rules.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * IAM and STS in memory, as eventually consistent as AWS: changes show after a delay, uses after a
 * lag and coalesced; the limit of two keys is strict. Every call passes {@link #onCall} before and
 * after it has its effect.
 */
final class FakeIam implements AwsAccount {
  static final String ACCOUNT = "111122223333";

  /** What may happen around a call: nothing, or the end of the rotator. */
  interface OnCall {
    void passes(String call);
  }

  private final InstantSource clock;
  private final Duration delay;
  private final Duration lag;
  private final String account;
  private final Map<String, UserSeen> users = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, FakeKey> keys = new HashMap<>();
  private final Map<String, List<FakeKey>> keysOf = new HashMap<>();
  private OnCall onCall = call -> {};
  private int made;
  private int mostKeys;
  private boolean deaf;

  private static final class FakeKey {
    final String id;
    final String secret;
    final String user;
    final Instant created;
    final TreeMap<Instant, Boolean> status = new TreeMap<>();
    final List<KeyUse> recorded = new ArrayList<>();
    final List<KeyUse> attempts = new ArrayList<>();
    @Nullable Instant deleted;

    FakeKey(String id, String user, Instant created) {
      this.id = id;
      this.secret = ("secret-of-" + id + "/+=0123456789abcdefghij").substring(0, 40);
      this.user = user;
      this.created = created;
      status.put(created, true);
    }
  }

  FakeIam(InstantSource clock, Duration delay, Duration lag) {
    this(clock, delay, lag, ACCOUNT);
  }

  private FakeIam(InstantSource clock, Duration delay, Duration lag, String account) {
    this.clock = clock;
    this.delay = delay;
    this.lag = lag;
    this.account = account;
  }

  /** No eventual consistency, no lag. */
  FakeIam(InstantSource clock) {
    this(clock, ACCOUNT);
  }

  /** Another account. */
  FakeIam(InstantSource clock, String account) {
    this(clock, Duration.ZERO, Duration.ZERO, account);
  }

  void onCall(OnCall other) {
    onCall = other;
  }

  /** From now on nothing is answered about last uses. */
  void deaf(boolean isDeaf) {
    deaf = isDeaf;
  }

  int mostKeys() {
    return mostKeys;
  }

  void addUser(String name, Map<String, String> withTags) {
    String arn = "arn:aws:iam::" + account + ":user/" + name;
    users.put(name, new UserSeen(new Principal(account, name, arn), "/"));
    tags.put(name, withTags);
  }

  /** Somebody deletes the user, keys first. */
  void removeUser(String name) {
    ofUser(name).forEach(key -> key.deleted = clock.instant());
    users.remove(name);
  }

  /** The oldest instant at which a key that is active now was made. */
  Optional<Instant> oldestActive(String user) {
    return ofUser(user).stream()
        .filter(key -> present(key, clock.instant()))
        .filter(key -> active(key, clock.instant()))
        .map(key -> key.created)
        .min(Instant::compareTo);
  }

  String secretOf(String keyId) {
    return key(keyId).secret;
  }

  /** A signed call of a consumer, to a service whose fleet knows every change at once. */
  boolean use(String keyId, String secret) {
    FakeKey key = keys.get(keyId);
    if (key == null || !key.secret.equals(secret)) {
      return false;
    }
    Instant now = clock.instant();
    boolean accepted = present(key, now) && active(key, now);
    record(key, new KeyUse(now, "s3", "eu-west-1", accepted ? "" : "refused"), accepted);
    return accepted;
  }

  private static void record(FakeKey key, KeyUse use, boolean accepted) {
    key.attempts.add(use);
    Instant last = key.recorded.isEmpty() ? Instant.MIN : key.recorded.getLast().at();
    if (accepted && (last.equals(Instant.MIN) || !use.at().isBefore(last.plus(coalescing())))) {
      key.recorded.add(use);
    }
  }

  private static Duration coalescing() {
    return EvidenceSource.IAM_LAST_USED.coalescing();
  }

  /** Exact evidence, as Keyrota's trail gives it. */
  Evidence trail() {
    return new Evidence() {
      @Override
      public List<Testimony> of(String keyId, Instant now) {
        List<KeyUse> uses = key(keyId).attempts;
        return List.of(
            new Testimony.Answered(
                EvidenceSource.KEYROTA_TRAIL,
                now,
                uses.isEmpty() ? Optional.empty() : Optional.of(uses.getLast())));
      }

      @Override
      public List<EvidenceSource> sources() {
        return List.of(EvidenceSource.KEYROTA_TRAIL);
      }
    };
  }

  @Override
  public Caller caller() {
    return new Caller(account, "arn:aws:iam::" + account + ":user/rotator", "AKIAROTATOR0000000");
  }

  @Override
  public Optional<UserSeen> user(String name) {
    onCall.passes("GetUser");
    return Optional.ofNullable(users.get(name));
  }

  @Override
  public List<UserSeen> users() {
    return List.copyOf(users.values());
  }

  @Override
  public Map<String, String> tags(String userName) {
    return tags.getOrDefault(userName, Map.of());
  }

  @Override
  public List<KeySeen> keys(String userName) {
    onCall.passes("ListAccessKeys");
    Instant seen = clock.instant().minus(delay);
    return ofUser(userName).stream()
        .filter(key -> present(key, seen))
        .map(
            key ->
                new KeySeen(key.id, active(key, seen), key.created.truncatedTo(ChronoUnit.SECONDS)))
        .toList();
  }

  @Override
  public NewKey create(String userName) {
    onCall.passes("before CreateAccessKey");
    Instant now = clock.instant();
    long present = ofUser(userName).stream().filter(k -> k.deleted == null).count();
    if (!users.containsKey(userName)) {
      throw new AwsRefused("NoSuchEntity", "NoSuchEntity: no user " + userName);
    }
    if (present >= 2) {
      throw new AwsRefused("LimitExceeded", "LimitExceeded: AccessKeysPerUser: 2");
    }
    FakeKey key = new FakeKey(String.format("AKIAFAKE%012d", ++made), userName, now);
    keys.put(key.id, key);
    keysOf.computeIfAbsent(userName, name -> new ArrayList<>()).add(key);
    mostKeys = Math.max(mostKeys, (int) present + 1);
    onCall.passes("after CreateAccessKey");
    return new NewKey(key.id, Secret.ofText(key.secret));
  }

  @Override
  public void setActive(String userName, String keyId, boolean active) {
    onCall.passes("before UpdateAccessKey");
    FakeKey key = key(keyId);
    if (key.deleted != null || !key.user.equals(userName)) {
      throw new AwsRefused("NoSuchEntity", "NoSuchEntity: no key " + keyId);
    }
    key.status.put(clock.instant(), active);
    onCall.passes("after UpdateAccessKey");
  }

  @Override
  public void delete(String userName, String keyId) {
    onCall.passes("before DeleteAccessKey");
    FakeKey key = keys.get(keyId);
    if (key != null && key.deleted == null) {
      key.deleted = clock.instant();
    }
    onCall.passes("after DeleteAccessKey");
  }

  @Override
  public Optional<KeyUse> lastUse(String keyId) {
    if (deaf) {
      throw new AwsUnreachable("AWS does not answer");
    }
    Instant seen = clock.instant().minus(lag);
    return key(keyId).recorded.reversed().stream()
        .filter(use -> !use.at().isAfter(seen))
        .findFirst();
  }

  @Override
  public Optional<String> identityOf(String keyId, Secret secret) {
    onCall.passes("GetCallerIdentity");
    FakeKey key = keys.get(keyId);
    Instant seen = clock.instant().minus(delay);
    if (key == null
        || !key.secret.equals(secret.revealText())
        || !present(key, seen)
        || !active(key, seen)) {
      return Optional.empty();
    }
    record(key, new KeyUse(clock.instant(), "sts", "us-east-1", ""), true);
    return Optional.of(Objects.requireNonNull(users.get(key.user)).principal().arn());
  }

  private List<FakeKey> ofUser(String name) {
    return keysOf.getOrDefault(name, List.of());
  }

  private FakeKey key(String id) {
    return Objects.requireNonNull(keys.get(id), () -> "no key " + id);
  }

  private static boolean present(FakeKey key, Instant at) {
    return !at.isBefore(key.created) && (key.deleted == null || at.isBefore(key.deleted));
  }

  private static boolean active(FakeKey key, Instant at) {
    Map.Entry<Instant, Boolean> entry = key.status.floorEntry(at);
    return entry == null || entry.getValue();
  }
}
