package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The load run: a real server process, signed requests, every answer looked at. Rounds of all
 * operations take turns, so that a busy moment of the machine falls on all of them alike.
 */
final class Load {
  static final Secret NO_SECRET = Secret.ofText("");

  private static final String KEY_ID = "AKIABENCHBENCHBENCH1";
  private static final String SECRET = "bench/bench/bench/bench/bench/bench/benc";
  private static final byte[] IDENTITY = bytes("<GetCallerIdentityResult>");
  private static final byte[] KEY_START = bytes("<AccessKeyId>");
  private static final byte[] KEY_END = bytes("</AccessKeyId>");
  private static final byte[] SECRET_START = bytes("<SecretAccessKey>");
  private static final byte[] DELETED = bytes("<DeleteAccessKeyResponse");
  private static final byte[] CREATED_USER = bytes("<CreateUserResult>");

  /** Room for as many certificates as are asked for. */
  private static final String[] MANY = {
    "--quota=AcmCertificates=1000000", "--quota=AcmCertificatesPerYear=1000000"
  };

  private final LoadOptions options;
  private final Tally hello = new Tally("bare hello");
  private final Tally identity = new Tally("GetCallerIdentity");
  private final Tally list = new Tally("ListAccessKeys");
  private final Tally create = new Tally("CreateAccessKey");
  private final Tally delete = new Tally("DeleteAccessKey");
  private final KmsLoad kms;
  private final CertificateLoad certificates;
  private final String[] keys;

  Load(LoadOptions options) {
    this.options = options;
    kms = new KmsLoad(options);
    certificates = new CertificateLoad(options.certificates(), options.requests());
    keys = new String[options.users() * 2];
    if (!tallies().map(Tally::name).toList().containsAll(options.only())) {
      throw new IllegalArgumentException("--only takes " + tallies().map(Tally::name).toList());
    }
  }

  /** Runs, prints, and returns how many answers were wrong. */
  long run() throws IOException, InterruptedException {
    try (RunFolder folder = RunFolder.in(options.folder())) {
      Cores cores = Cores.pin();
      Start start =
          new Start(
              cores,
              folder.path(),
              Map.of(
                  "KEYROTA_ROOT_ACCESS_KEY_ID", KEY_ID, "KEYROTA_ROOT_SECRET_ACCESS_KEY", SECRET));
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
    return Stream.of(
            Stream.of(hello, identity, list, create, delete), kms.tallies(), certificates.tallies())
        .flatMap(each -> each);
  }

  private void measure(ServerProcess server, ServerProcess bare) throws IOException {
    try (Generator generator = new Generator(server.address(), options.connections());
        Generator greeter = new Generator(bare.address(), options.connections());
        Secret secret = Secret.ofText(SECRET)) {
      Requests requests = new Requests(server.host(), KEY_ID, secret);
      byte[] greeting = new Requests(bare.host(), "", NO_SECRET).hello();
      List<byte[]> users = users(requests::createUser);
      Generator.Run made =
          generator.run(users.size(), users::get, (_, answer) -> answer.holds(CREATED_USER));
      if (made.wrong() > 0) {
        throw new IOException("users could not be made:\n" + made.firstWrong());
      }
      kms.prepare(generator, requests);
      boolean certified = certificates.tallies().anyMatch(tally -> options.runs(tally.name()));
      if (certified) {
        certificates.prepare(generator, requests);
      }
      for (int round = -options.warmUp(); round < options.rounds(); round++) {
        boolean measured = round >= 0;
        long before = bare.cpuMicros();
        Generator.Run greeted =
            greeter.run(options.requests(), _ -> greeting, (_, a) -> a.status() == 200);
        if (measured) {
          hello.add(greeted, bare.cpuMicros() - before);
        }
        round(server, generator, requests, measured);
        kms.round(server, generator, requests, measured);
        if (certified) {
          certificates.round(server, generator, requests, measured);
        }
      }
    }
  }

  private void round(ServerProcess server, Generator generator, Requests requests, boolean measured)
      throws IOException {
    // The lists look for the keys that were created.
    boolean creates = Stream.of(create, delete, list).anyMatch(tally -> options.runs(tally.name()));
    int users = options.users();
    if (creates) {
      List<byte[]> creations = users(requests::createAccessKey);
      long start = server.cpuMicros();
      Generator.Run created =
          generator.run(keys.length, i -> creations.get(i % users), this::keepKey);
      add(create, created, server.cpuMicros() - start, measured);
    }
    if (options.runs(list.name())) {
      List<byte[]> lists = users(requests::listAccessKeys);
      long start = server.cpuMicros();
      Generator.Run listed =
          generator.run(
              options.requests(),
              i -> lists.get(i % users),
              (i, answer) -> answer.status() == 200 && answer.holds(bytes(keys[i % users])));
      add(list, listed, server.cpuMicros() - start, measured);
    }
    if (options.runs(identity.name())) {
      byte[] whoAmI = requests.getCallerIdentity();
      long start = server.cpuMicros();
      Generator.Run identified =
          generator.run(
              options.requests(),
              _ -> whoAmI,
              (_, answer) -> answer.status() == 200 && answer.holds(IDENTITY));
      add(identity, identified, server.cpuMicros() - start, measured);
    }
    if (creates) {
      byte[][] deletions = new byte[keys.length][];
      for (int i = 0; i < keys.length; i++) {
        deletions[i] = requests.deleteAccessKey(user(i % users), keys[i]);
      }
      long start = server.cpuMicros();
      Generator.Run deleted =
          generator.run(
              keys.length,
              i -> deletions[i],
              (_, answer) -> answer.status() == 200 && answer.holds(DELETED));
      add(delete, deleted, server.cpuMicros() - start, measured);
    }
  }

  private static void add(Tally tally, Generator.Run run, long cpuMicros, boolean measured) {
    if (measured) {
      tally.add(run, cpuMicros);
    }
  }

  private boolean keepKey(int index, Answer answer) {
    keys[index] = answer.between(KEY_START, KEY_END);
    return answer.status() == 200 && !keys[index].isEmpty() && answer.holds(SECRET_START);
  }

  private List<byte[]> users(java.util.function.Function<String, byte[]> request) {
    return java.util.stream.IntStream.range(0, options.users())
        .mapToObj(i -> request.apply(user(i)))
        .toList();
  }

  private static String firstAnswer(ServerProcess server) throws IOException {
    try (Generator generator = new Generator(server.address(), 1);
        Secret secret = Secret.ofText(SECRET)) {
      byte[] request = new Requests(server.host(), KEY_ID, secret).getCallerIdentity();
      Generator.Run run = generator.run(1, _ -> request, (_, answer) -> answer.holds(IDENTITY));
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

  private static String user(int index) {
    return "bench-" + index;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
