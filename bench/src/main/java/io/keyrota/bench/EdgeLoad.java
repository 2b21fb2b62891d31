package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The edge under load: full handshakes with a P-256 certificate of ACM's, and renewals under
 * clients that never rest.
 */
final class EdgeLoad {
  private static final String KEY_ID = "AKIABENCHBENCHBENCH1";
  private static final String SECRET = "bench/bench/bench/bench/bench/bench/benc";
  private static final int CLIENTS = 4;
  private static final int ROUNDS = 5;

  private final int handshakes;
  private final int warmUp;
  private final int swaps;

  /**
   * @param handshakes of each round
   * @param warmUp rounds that are not measured
   */
  EdgeLoad(int handshakes, int warmUp, int swaps) {
    this.handshakes = handshakes;
    this.warmUp = warmUp;
    this.swaps = swaps;
  }

  /** Runs, prints, and returns how many requests failed. */
  long run() throws IOException, InterruptedException {
    try (RunFolder folder = RunFolder.in(Path.of("."))) {
      Cores cores = Cores.pin();
      System.out.println("cores      " + cores);
      System.out.println("load       " + Files.readString(Path.of("/proc/loadavg")).strip());
      Start start =
          new Start(
              cores,
              folder.path(),
              Map.of(
                  "KEYROTA_ROOT_ACCESS_KEY_ID", KEY_ID, "KEYROTA_ROOT_SECRET_ACCESS_KEY", SECRET));
      try (ServerProcess server = start.keyrota("--clock", "rehearsal");
          Generator generator = new Generator(server.address(), 1);
          Secret secret = Secret.ofText(SECRET)) {
        return measured(server, generator, new Requests(server.host(), KEY_ID, secret));
      }
    }
  }

  private long measured(ServerProcess server, Generator generator, Requests by)
      throws IOException, InterruptedException {
    CertificateLoad certificates = new CertificateLoad(1, 1);
    certificates.prepare(generator, by);
    String arn = certificates.first();
    int port = ServerProcess.freePort();
    listen(generator, by, arn, port);
    EdgeClients clients = new EdgeClients(port, CLIENTS);
    List<Double> rounds = new ArrayList<>();
    for (int round = -warmUp; round < ROUNDS; round++) {
      long before = server.cpuMicros();
      long done = clients.shake(handshakes);
      if (round >= 0) {
        rounds.add((double) (server.cpuMicros() - before) / done);
      }
    }
    rounds.sort(Comparator.naturalOrder());
    System.out.println(
        String.format(
            Locale.ROOT,
            "full handshakes, TLS 1.3, P-256, a request each: %.0f us of CPU at best, %.0f in the"
                + " middle: %.0f a second and core",
            rounds.getFirst(),
            rounds.get(ROUNDS / 2),
            1e6 / rounds.getFirst()));
    EdgeClients.Told told =
        clients.through(
            () -> {
              // The first connection was idle for as long as the handshakes took.
              try (Generator again = new Generator(server.address(), 1)) {
                for (int swap = 0; swap < swaps; swap++) {
                  ask(again, by.acm("RenewCertificate", "{\"CertificateArn\":\"" + arn + "\"}"));
                  ask(again, by.keyrota("AdvanceClock", "{\"Duration\":\"PT1H\"}"));
                }
              }
            });
    System.out.println(told.line(swaps));
    System.out.println("load       " + Files.readString(Path.of("/proc/loadavg")).strip());
    return clients.failures() + Math.max(0L, swaps / 2L - told.serials());
  }

  private static void listen(Generator generator, Requests by, String arn, int port)
      throws IOException {
    String balancer =
        ask(generator, by.elb("CreateLoadBalancer", "&Name=bench&Subnets.member.1=subnet-1"))
            .replaceFirst("(?s).*<LoadBalancerArn>([^<]*)<.*", "$1");
    String ignored =
        ask(
            generator,
            by.elb(
                "CreateListener",
                "&LoadBalancerArn="
                    + balancer.replace(":", "%3A").replace("/", "%2F")
                    + "&Protocol=HTTPS&Port="
                    + port
                    + "&Certificates.member.1.CertificateArn="
                    + arn.replace(":", "%3A").replace("/", "%2F")
                    + "&DefaultActions.member.1.Type=fixed-response"
                    + "&DefaultActions.member.1.FixedResponseConfig.StatusCode=200"
                    + "&DefaultActions.member.1.FixedResponseConfig.MessageBody=hello"));
    if (!ignored.contains("ListenerArn")) {
      throw new IOException(ignored);
    }
  }

  private static String ask(Generator generator, byte[] request) throws IOException {
    String[] answered = {""};
    Generator.Run run =
        generator.run(
            1,
            _ -> request,
            (_, answer) -> {
              answered[0] = answer.toString();
              return answer.status() == 200;
            });
    if (run.wrong() > 0) {
      throw new IOException("refused: " + new String(request, US_ASCII) + "\n" + run.firstWrong());
    }
    return answered[0];
  }
}
