package io.keyrota.server.edge;

import com.sun.net.httpserver.HttpServer;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.Action;
import io.keyrota.rules.elb.Attribute;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.HealthCheck;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.ListenerRule;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetGroup;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Fronts;
import io.keyrota.server.http.HttpLimits;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Snapshot;
import io.keyrota.testkit.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An edge over listeners and certificates that tests set, and a target behind it which answers what
 * it was asked.
 */
final class EdgeRoom implements AutoCloseable {
  private static final AccountId ACCOUNT = new AccountId("111122223333");
  private static final Region REGION = new Region("eu-central-1");

  final int port;
  final AtomicInteger keysOpened = new AtomicInteger();
  final Map<String, Certificates.Served> certificates = new ConcurrentHashMap<>();
  final EdgePorts edge;
  private final HttpServer target;
  private volatile List<ListenerRule> rules = List.of();
  private volatile Map<String, String> attributes = Map.of();
  private volatile Map<String, String> ofBalancer = Map.of();
  private volatile Optional<Listener> listener = Optional.empty();
  private volatile List<Target> targets;

  /** How long a connection may be idle. */
  volatile int idleSeconds = 60;

  EdgeRoom() throws IOException {
    this(EdgePort.LIMITS);
  }

  EdgeRoom(HttpLimits limits) throws IOException {
    port = Ports.free();
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    target.createContext("/", this::tell);
    target.start();
    targets = List.of(new Target("127.0.0.1", target.getAddress().getPort()));
    edge =
        new EdgePorts("127.0.0.1", new MemoryStore(), new Rows(), new Keys(), Instant::now, limits);
    serve("standard", 1);
    serve("wild", 1);
    serve("first", 1);
  }

  /** How many requests have reached the target. */
  final AtomicInteger reached = new AtomicInteger();

  /** Answers the request's line, fields and body. */
  private void tell(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    reached.incrementAndGet();
    int bodiless =
        switch (exchange.getRequestURI().getPath()) {
          case "/none" -> 204;
          case "/unchanged" -> 304;
          default -> exchange.getRequestMethod().equals("HEAD") ? 200 : 0;
        };
    if (bodiless > 0) {
      exchange.sendResponseHeaders(bodiless, -1);
      exchange.close();
      return;
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    StringBuilder told =
        new StringBuilder(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n");
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> told.append(name).append(": ").append(values).append('\n'));
    byte[] answer = told.append(body).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("X-Target", "here");
    exchange.getResponseHeaders().add("Server", "target");
    exchange.getResponseHeaders().add("X-Frame-Options", "SAMEORIGIN");
    exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().equals("/teapot") ? 418 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /** Has a certificate served under a name, from the test's files of the same or another name. */
  void serve(String name, long version) {
    serve(name, name, version);
  }

  void serve(String arn, String file, long version) {
    String pem = text(file + ".pem");
    certificates.put(
        arn,
        new Certificates.Served(
            arn,
            version,
            switch (file) {
              case "standard" -> List.of("standard.example");
              case "wild" -> List.of("*.example.com");
              default -> List.of("www.example.com");
            },
            "EC_prime256v1",
            pem,
            "",
            Instant.MAX,
            new Sealed(file.getBytes(StandardCharsets.UTF_8))));
  }

  static String text(String file) {
    try (InputStream in = Objects.requireNonNull(EdgeRoom.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens the port with that action, over TLS with all three certificates, or plainly. */
  void listen(Action action, Optional<SslPolicy> policy) {
    listen(action, policy, MutualAuthentication.OFF);
  }

  private void listen(Action action, Optional<SslPolicy> policy, MutualAuthentication mutual) {
    LoadBalancer balancer = balancer();
    listener =
        Optional.of(
            new Listener(
                balancer.arn().listener("fedcba9876543210"),
                port,
                policy.isPresent() ? Listener.Protocol.HTTPS : Listener.Protocol.HTTP,
                policy.map(any -> "standard"),
                policy.isPresent() ? List.of("wild", "first") : List.of(),
                policy,
                mutual,
                action,
                rules,
                new LinkedHashMap<>(attributes),
                ElbTags.NONE));
    edge.open(port, policy, mutual);
  }

  void forward(Optional<SslPolicy> policy) {
    forward(policy, MutualAuthentication.OFF);
  }

  void forward(Optional<SslPolicy> policy, MutualAuthentication mutual) {
    listen(
        new Action.Forward(
            List.of(new Action.Weighted("group", 1)),
            true,
            Action.Stickiness.OFF,
            Optional.empty()),
        policy,
        mutual);
  }

  /** Attributes of what is listened on from now on. */
  void attributes(Map<String, String> next) {
    attributes = next;
  }

  /** Rules of what is listened on from now on. */
  void rules(ListenerRule... next) {
    rules = List.of(next);
  }

  void noListener() {
    listener = Optional.empty();
  }

  void targets(List<Target> next) {
    targets = next;
  }

  Target target() {
    return new Target("127.0.0.1", target.getAddress().getPort());
  }

  /** Attributes of the load balancer from now on, but for its idle time. */
  void ofBalancer(Map<String, String> next) {
    ofBalancer = next;
  }

  private SequencedMap<String, String> balancerAttributes() {
    SequencedMap<String, String> all = new LinkedHashMap<>(ofBalancer);
    all.put(Attribute.IDLE_TIMEOUT, Integer.toString(idleSeconds));
    return all;
  }

  private LoadBalancer balancer() {
    return new LoadBalancer(
        ACCOUNT,
        REGION,
        "web",
        "0123456789abcdef",
        LoadBalancer.Scheme.INTERNAL,
        "ipv4",
        List.of("subnet-1"),
        List.of(),
        Instant.EPOCH,
        new LinkedHashMap<>(),
        balancerAttributes(),
        ElbTags.NONE);
  }

  private final class Rows implements Fronts {
    @Override
    public List<Integer> ports(Snapshot seen) {
      return listener.map(each -> List.of(port)).orElse(List.of());
    }

    @Override
    public Optional<Front> at(int asked, Snapshot seen) {
      return listener.filter(each -> asked == port).map(each -> new Front(balancer(), each));
    }

    @Override
    public Optional<TargetGroup> group(String targetGroupArn, Snapshot seen) {
      return Optional.of(
          new TargetGroup(
              ACCOUNT,
              REGION,
              "group",
              "0123456789abcdef",
              TargetGroup.Protocol.HTTP,
              TargetGroup.Addresses.IPV4,
              80,
              Optional.empty(),
              HealthCheck.STANDARD,
              targets,
              List.of(),
              new LinkedHashMap<>(),
              ElbTags.NONE));
    }
  }

  private final class Keys implements Certificates {
    @Override
    public Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen) {
      return Optional.ofNullable(certificates.get(arn));
    }

    @Override
    public Secret privateKey(Served served) {
      keysOpened.incrementAndGet();
      String pem = text(new String(served.sealedKey().bytes(), StandardCharsets.UTF_8) + ".key");
      return Secret.owning(
          Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip()));
    }

    @Override
    public List<Change> use(String certificateArn, Use use, Snapshot seen) {
      return List.of();
    }

    @Override
    public List<Change> release(String certificateArn, Use use, Snapshot seen) {
      return List.of();
    }
  }

  @Override
  public void close() {
    edge.close();
    target.stop(0);
  }
}
