package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Action;
import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.CreateListenerInput;
import io.keyrota.models.elasticloadbalancing.CreateLoadBalancerInput;
import io.keyrota.models.elasticloadbalancing.CreateTargetGroupInput;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.elb.ElbRefusal;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.rules.elb.Target;
import io.keyrota.rules.elb.TargetHealth;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Certificates;
import io.keyrota.server.aws.Doorless;
import io.keyrota.server.aws.Edge;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.iam.TestSealer;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.MemoryStore;
import io.keyrota.server.store.Snapshot;
import io.keyrota.testkit.SeededEntropy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The room over a store in memory, certificates that it says exist, and an edge that remembers. */
final class ElbHarness {
  static final AccountId ACCOUNT = new AccountId("111122223333");
  static final AccountId OTHER = new AccountId("444455556666");
  static final Region REGION = new Region("eu-central-1");

  /** Certificates that exist. */
  final Set<String> issued = new TreeSet<>(List.of("cert-1", "cert-2", "cert-3"));

  /** Who uses which certificate, as the last commit has it. */
  final Map<String, String> inUse = new TreeMap<>();

  /** Ports that are open, and how. */
  final Map<Integer, Optional<SslPolicy>> open = new TreeMap<>();

  /** What ports do about certificates of clients. */
  final Map<Integer, MutualAuthentication> mutual = new TreeMap<>();

  /** A port that belongs to somebody else on this machine. */
  int busyPort = 1;

  private final MemoryStore store = new MemoryStore();
  private final Entropy entropy = new SeededEntropy(5)::bytes;
  private final Doorless door =
      new Doorless(
          ElbApi.of(new Issued(), new Remembering()),
          store,
          () -> Instant.EPOCH,
          entropy,
          new TestSealer(entropy));

  /** The answer to the root's request. */
  <I extends Record, O extends Record> O call(OperationSchema<I, O> schema, I input) {
    return call(ACCOUNT, schema, input);
  }

  /**
   * The answer to a request of an account's root.
   *
   * @throws Refusal as the client would read it
   */
  <I extends Record, O extends Record> O call(
      AccountId account, OperationSchema<I, O> schema, I input) {
    return door.call(new Caller.Root(account, Optional.empty()), REGION, schema, input);
  }

  /** The error code of a request, empty when it was answered. */
  <I extends Record, O extends Record> String code(OperationSchema<I, O> schema, I input) {
    return refusal(schema, input).map(Refusal::code).orElse("");
  }

  /** How a request was refused, empty when it was answered. */
  <I extends Record, O extends Record> Optional<Refusal> refusal(
      OperationSchema<I, O> schema, I input) {
    try {
      call(schema, input);
      return Optional.empty();
    } catch (Refusal refusal) {
      return Optional.of(refusal);
    }
  }

  /** The ARN of a new load balancer. */
  String balancer(String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                call(ElasticloadbalancingModel.createLoadBalancer(), balancerOf(name, "subnet-1"))
                    .loadBalancers())
            .getFirst()
            .loadBalancerArn());
  }

  static CreateLoadBalancerInput balancerOf(String name, String subnet) {
    return new CreateLoadBalancerInput(
        name, List.of(subnet), null, null, null, null, null, null, null, null, null);
  }

  /** The ARN of a new target group. */
  String group(String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                call(ElasticloadbalancingModel.createTargetGroup(), groupOf(name, "ip", 8080))
                    .targetGroups())
            .getFirst()
            .targetGroupArn());
  }

  static CreateTargetGroupInput groupOf(String name, String type, int port) {
    return new CreateTargetGroupInput(
        name, "HTTP", null, port, "vpc-1", null, null, null, null, null, null, null, null, null,
        type, null, null, null);
  }

  /** The ARN of a new HTTPS listener that forwards. */
  String listener(String balancer, int port, String certificate, String group) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                call(
                        ElasticloadbalancingModel.createListener(),
                        https(balancer, port, certificate, forward(group)))
                    .listeners())
            .getFirst()
            .listenerArn());
  }

  static CreateListenerInput https(
      String balancer, int port, @Nullable String certificate, Action action) {
    return new CreateListenerInput(
        balancer,
        "HTTPS",
        port,
        null,
        certificate == null ? null : List.of(new Certificate(certificate, null)),
        List.of(action),
        null,
        null,
        null);
  }

  static Action forward(String group) {
    return new Action("forward", group, null, null, null, null, null, null, null);
  }

  private final class Issued implements Certificates {
    @Override
    public Optional<Served> find(AccountId account, Region region, String arn, Snapshot seen) {
      return issued.contains(arn)
          ? Optional.of(
              new Served(
                  arn, 1, List.of(), "RSA_2048", "", "", Instant.MAX, new Sealed(new byte[0])))
          : Optional.empty();
    }

    @Override
    public Secret privateKey(Served served) {
      throw new IllegalStateException("nobody serves here");
    }

    @Override
    public List<Change> use(String certificateArn, Use use, Snapshot seen) {
      inUse.put(certificateArn, use.user());
      return List.of();
    }

    @Override
    public List<Change> release(String certificateArn, Use use, Snapshot seen) {
      inUse.remove(certificateArn, use.user());
      return List.of();
    }
  }

  private final class Remembering implements Edge {
    @Override
    public void open(int port, Optional<SslPolicy> policy, MutualAuthentication asked) {
      if (port == busyPort) {
        throw ElbRefusal.portUnavailable(port, "Address already in use");
      }
      open.put(port, policy);
      mutual.put(port, asked);
    }

    @Override
    public TargetHealth health(String targetGroupArn, Target target) {
      return TargetHealth.NEW;
    }
  }

  Snapshot snapshot() {
    return store.snapshot();
  }
}
