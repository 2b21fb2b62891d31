package io.keyrota.bench;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The load run: a real server process, signed requests, every answer looked at. Rounds of all
 * operations take turns, so that a busy moment of the machine falls on all of them alike.
 */
final class Load {
  static final Secret NO_SECRET = Secret.ofText("");

  /** Room for as many certificates as are asked for. */
  static final String[] MANY = {
    "--quota=AcmCertificates=1000000", "--quota=AcmCertificatesPerYear=1000000"
  };

  private final LoadOptions options;
  private final Tally hello = new Tally("bare hello");
  private final Mixture mixture;

  Load(LoadOptions options) {
    this.options = options;
    mixture = new Mixture(options);
  }

  /** Runs, prints, and returns how many answers were wrong. */
  long run() throws IOException, InterruptedException {
    try (RunFolder folder = RunFolder.in(options.folder())) {
      Cores cores = Cores.pin();
      Start start = new Start(cores, folder.path(), Served.ENVIRONMENT);
      System.out.println("cores      " + cores);
      System.out.println("load       " + Files.readString(Path.of("/proc/loadavg")).strip());
      System.out.println("data       on " + Files.getFileStore(folder.path()).type());
      try (ServerProcess first = start.keyrota(MANY)) {
        System.out.println("first start, CPU until the first answer: " + firstAnswer(first));
      }
      try (ServerProcess server = start.keyrota(MANY);
          ServerProcess bare = start.hello(server)) {
        System.out.println("later start, CPU until the first answer: " + firstAnswer(server));
        System.out.println("bare hello,  CPU until the first answer: " + firstHello(bare));
        System.out.println("resident when idle: " + server.residentMebibytes() + " MiB");
        System.out.println("          the hello: " + bare.residentMebibytes() + " MiB");
        measure(server, bare);
        System.out.println("resident after the load: " + server.residentMebibytes() + " MiB");
        tell();
        server.kill();
      }
      long killed = System.nanoTime();
      try (ServerProcess again = start.keyrota()) {
        System.out.println(
            "after kill -9: ready in %d ms, CPU until the first answer: %s, resident %d MiB"
                .formatted(
                    (System.nanoTime() - killed) / 1_000_000,
                    firstAnswer(again),
                    again.residentMebibytes()));
      }
    }
    return tallies().mapToLong(Tally::wrong).sum();
  }

  // Before the server is killed and started again, which may fail.
  private void tell() throws IOException {
    System.out.println("load       " + Files.readString(Path.of("/proc/loadavg")).strip());
    System.out.println();
    System.out.println(Tally.header());
    tallies().filter(Tally::measured).map(tally -> tally.line(hello)).forEach(System.out::println);
    System.out.println();
  }

  private Stream<Tally> tallies() {
    return Stream.concat(Stream.of(hello), mixture.tallies());
  }

  private void measure(ServerProcess server, ServerProcess bare) throws IOException {
    try (Served served = Served.by(server, options.connections());
        Generator greeter = new Generator(bare.address(), options.connections())) {
      byte[] greeting = new Requests(bare.host(), "", NO_SECRET).hello();
      mixture.prepare(served);
      for (int round = -options.warmUp(); round < options.rounds(); round++) {
        boolean measured = round >= 0;
        long before = bare.cpuMicros();
        Generator.Run greeted =
            greeter.run(options.requests(), _ -> greeting, (_, a) -> a.status() == 200);
        if (measured) {
          hello.add(greeted, bare.cpuMicros() - before);
        }
        mixture.round(served, measured);
      }
    }
  }

  private static String firstAnswer(ServerProcess server) throws IOException {
    try (Served served = Served.by(server, 1)) {
      byte[] request = served.requests().getCallerIdentity();
      Generator.Run run =
          served.generator().run(1, _ -> request, (_, answer) -> IamLoad.identifies(answer));
      if (run.wrong() > 0) {
        throw new IOException("the first answer is wrong:\n" + run.firstWrong());
      }
      return server.cpuMicros() / 1000 + " ms";
    }
  }

  private static String firstHello(ServerProcess bare) throws IOException {
    try (Generator generator = new Generator(bare.address(), 1)) {
      byte[] request = new Requests(bare.host(), "", NO_SECRET).hello();
      generator.run(1, _ -> request, (_, answer) -> answer.status() == 200);
      return bare.cpuMicros() / 1000 + " ms";
    }
  }
}
