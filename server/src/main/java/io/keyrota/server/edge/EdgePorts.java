package io.keyrota.server.edge;

import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.elb.TargetHealth;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.http.Gate;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.pki.TlsIdentities;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Opens and closes the ports. {@link #tick} brings them in line with the store about once a second,
 * which also opens them all after a start; {@link #open} does it at once for one port, before its
 * listener is committed.
 */
public final class EdgePorts implements Edge, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("keyrota.edge");

  /** How long a port stays open for a listener that is just being committed. */
  private static final long COMMITTING = Duration.ofSeconds(30).toNanos();

  private static final Duration REAPING = Duration.ofMillis(500);

  private static final Duration GIVING_BACK = Duration.ofSeconds(5);
  private static final Duration TRYING_AGAIN = Duration.ofMillis(1);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final String address;
  private final Store store;
  private final Fronts fronts;
  private final Certificates certificates;
  private final Gate gate;
  private final Map<Integer, EdgePort> open = new TreeMap<>();
  private final Set<Integer> failing = new HashSet<>();
  private @Nullable Machinery machinery;
  private boolean closed;

  /**
   * What ports stand on.
   *
   * @param address on which all of them listen
   * @param machine the machine's own clock, for {@code Date} alone
   */
  public EdgePorts(
      String address,
      Store store,
      Fronts fronts,
      Certificates certificates,
      InstantSource machine) {
    this(address, store, fronts, certificates, machine, EdgePort.LIMITS);
  }

  /** With other bounds, for tests. */
  EdgePorts(
      String address,
      Store store,
      Fronts fronts,
      Certificates certificates,
      InstantSource machine,
      HttpLimits limits) {
    this.address = address;
    this.store = store;
    this.fronts = fronts;
    this.certificates = certificates;
    this.gate = new Gate(limits, machine);
  }

  /**
   * How a port is spoken to.
   *
   * @param policy of TLS; absent for plain HTTP
   */
  record Kind(Optional<SslPolicy> policy, MutualAuthentication mutual) {
    static Kind of(Listener listener) {
      return new Kind(listener.sslPolicy(), listener.mutual());
    }
  }

  /** Threads and connections; made with the first port, since most servers have none. */
  private record Machinery(Vertx vertx, HttpClient client, HealthChecks health) {}

  @Override
  public synchronized void open(int port, Optional<SslPolicy> policy, MutualAuthentication mutual) {
    try {
      become(port, new Kind(policy, mutual), System.nanoTime());
    } catch (CompletionException failed) {
      throw ElbRefusal.portUnavailable(port, reason(failed));
    }
  }

  private static String reason(CompletionException failed) {
    Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
    return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
  }

  @Override
  public synchronized TargetHealth health(String targetGroupArn, Target target) {
    return machinery == null ? TargetHealth.NEW : machinery.health().of(targetGroupArn, target);
  }

  /** Brings the ports in line with what is committed, and asks after targets. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    Snapshot seen = store.snapshot();
    Map<Integer, Fronts.Front> wanted = new LinkedHashMap<>();
    for (int port : fronts.ports(seen)) {
      fronts.at(port, seen).ifPresent(front -> wanted.put(port, front));
    }
    long now = System.nanoTime();
    for (Map.Entry<Integer, EdgePort> each : List.copyOf(open.entrySet())) {
      boolean young = now - each.getValue().openedAt() < COMMITTING;
      if (!wanted.containsKey(each.getKey()) && !young) {
        each.getValue().close(GRACE);
        open.remove(each.getKey());
      }
    }
    wanted.forEach((port, front) -> follow(port, front, now));
    if (machinery != null) {
      machinery.health().tick(groups(wanted, seen).values(), now);
    }
  }

  private void follow(int port, Fronts.Front front, long now) {
    EdgePort there = open.get(port);
    Kind kind = Kind.of(front.listener());
    boolean young = there != null && now - there.openedAt() < COMMITTING;
    if (there != null && (there.kind().equals(kind) || young)) {
      return;
    }
    try {
      become(port, kind, now);
      failing.remove(port);
    } catch (CompletionException failed) {
      if (failing.add(port)) {
        LOG.log(
            System.Logger.Level.WARNING,
            () ->
                front.listener().arn().text()
                    + " cannot be served: port "
                    + port
                    + ": "
                    + reason(failed));
      }
    }
  }

  private Map<String, TargetGroup> groups(Map<Integer, Fronts.Front> wanted, Snapshot seen) {
    Map<String, TargetGroup> groups = new LinkedHashMap<>();
    for (Fronts.Front front : wanted.values()) {
      for (String arn : front.listener().targetGroups()) {
        fronts.group(arn, seen).ifPresent(group -> groups.put(arn, group));
      }
    }
    return groups;
  }

  private void become(int port, Kind kind, long now) {
    EdgePort there = open.get(port);
    if (there != null && there.kind().equals(kind)) {
      return;
    }
    if (there == null) {
      open.put(port, opened(port, kind, now));
      return;
    }
    there.close(Duration.ZERO);
    open.remove(port);
    open.put(port, openedAgain(port, kind, now));
  }

  /**
   * Opens a port that was just closed here. The machine gives it back when the thread that accepted
   * connections comes round to its selector, which may be a moment after the closing has ended.
   */
  private EdgePort openedAgain(int port, Kind kind, long now) {
    long until = System.nanoTime() + GIVING_BACK.toNanos();
    while (true) {
      try {
        return opened(port, kind, now);
      } catch (CompletionException failed) {
        if (!(failed.getCause() instanceof BindException) || System.nanoTime() - until > 0) {
          throw failed;
        }
        LockSupport.parkNanos(TRYING_AGAIN.toNanos());
      }
    }
  }

  private EdgePort opened(int port, Kind kind, long now) {
    Machinery with = machinery();
    return EdgePort.open(
        with.vertx(),
        address,
        port,
        kind,
        kind.policy()
            .map(policy -> new TlsIdentities(new Identities(port, store, fronts, certificates))),
        new Forwarding(port, store, fronts, with.client(), with.health()),
        gate,
        now);
  }

  private Machinery machinery() {
    if (machinery == null) {
      Vertx vertx =
          Vertx.builder()
              .with(
                  new VertxOptions()
                      .setEventLoopPoolSize(1)
                      .setWorkerPoolSize(4)
                      .setInternalBlockingPoolSize(2)
                      .setBlockedThreadCheckInterval(TimeUnit.DAYS.toMillis(1)))
              .withTransport(gate.transport())
              .build();
      HttpClient client =
          vertx.createHttpClient(
              // Targets are reached by address, and shown the certificates that they have, as AWS's
              // load balancers do: the network between is trusted.
              new HttpClientOptions()
                  .setTrustAll(true)
                  .setVerifyHost(false)
                  .setDecompressionSupported(false)
                  .setKeepAliveTimeout(30),
              new PoolOptions().setHttp1MaxSize(256).setMaxWaitQueueSize(4096));
      vertx.setPeriodic(REAPING.toMillis(), timer -> gate.reap());
      machinery = new Machinery(vertx, client, new HealthChecks(client));
    }
    return machinery;
  }

  /** Lets requests end, then closes everything. */
  @Override
  public synchronized void close() {
    closed = true;
    open.values().forEach(port -> port.close(GRACE));
    open.clear();
    if (machinery != null) {
      machinery.vertx().close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
