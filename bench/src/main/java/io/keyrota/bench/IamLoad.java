package io.keyrota.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * IAM's and STS's share of the load run: users who get two access keys each and lose them again.
 */
final class IamLoad {
  private static final byte[] IDENTITY = bytes("<GetCallerIdentityResult>");
  private static final byte[] KEY_START = bytes("<AccessKeyId>");
  private static final byte[] KEY_END = bytes("</AccessKeyId>");
  private static final byte[] SECRET_START = bytes("<SecretAccessKey>");
  private static final byte[] DELETED = bytes("<DeleteAccessKeyResponse");
  private static final byte[] CREATED_USER = bytes("<CreateUserResult>");

  private final LoadOptions options;
  private final Tally identity = new Tally("GetCallerIdentity");
  private final Tally list = new Tally("ListAccessKeys");
  private final Tally create = new Tally("CreateAccessKey");
  private final Tally delete = new Tally("DeleteAccessKey");
  private final String[] keys;

  IamLoad(LoadOptions options) {
    this.options = options;
    keys = new String[options.users() * 2];
  }

  /** Whether the answer is one to GetCallerIdentity. */
  static boolean identifies(Answer answer) {
    return answer.status() == 200 && answer.holds(IDENTITY);
  }

  /** Makes the users. */
  void prepare(Generator generator, Requests by) throws IOException {
    List<byte[]> users = users(by::createUser);
    Generator.Run made =
        generator.run(users.size(), users::get, (_, answer) -> answer.holds(CREATED_USER));
    if (made.wrong() > 0) {
      throw new IOException("users could not be made:\n" + made.firstWrong());
    }
  }

  /** One round of every operation. */
  void round(Served on, boolean measured) throws IOException {
    // The lists look for the keys that were created.
    boolean creates = Stream.of(create, delete, list).anyMatch(tally -> options.runs(tally.name()));
    int users = options.users();
    if (creates) {
      List<byte[]> creations = users(on.requests()::createAccessKey);
      long start = on.server().cpuMicros();
      Generator.Run created =
          on.generator().run(keys.length, i -> creations.get(i % users), this::keepKey);
      add(create, created, on.server().cpuMicros() - start, measured);
    }
    if (options.runs(list.name())) {
      List<byte[]> lists = users(on.requests()::listAccessKeys);
      long start = on.server().cpuMicros();
      Generator.Run listed =
          on.generator()
              .run(
                  options.requests(),
                  i -> lists.get(i % users),
                  (i, answer) -> answer.status() == 200 && answer.holds(bytes(keys[i % users])));
      add(list, listed, on.server().cpuMicros() - start, measured);
    }
    if (options.runs(identity.name())) {
      byte[] whoAmI = on.requests().getCallerIdentity();
      long start = on.server().cpuMicros();
      Generator.Run identified =
          on.generator().run(options.requests(), _ -> whoAmI, (_, answer) -> identifies(answer));
      add(identity, identified, on.server().cpuMicros() - start, measured);
    }
    if (creates) {
      byte[][] deletions = new byte[keys.length][];
      for (int i = 0; i < keys.length; i++) {
        deletions[i] = on.requests().deleteAccessKey(user(i % users), keys[i]);
      }
      long start = on.server().cpuMicros();
      Generator.Run deleted =
          on.generator()
              .run(
                  keys.length,
                  i -> deletions[i],
                  (_, answer) -> answer.status() == 200 && answer.holds(DELETED));
      add(delete, deleted, on.server().cpuMicros() - start, measured);
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

  private List<byte[]> users(Function<String, byte[]> request) {
    return IntStream.range(0, options.users()).mapToObj(i -> request.apply(user(i))).toList();
  }

  private static String user(int index) {
    return "bench-" + index;
  }

  /** What can be measured. */
  Stream<Tally> tallies() {
    return Stream.of(identity, list, create, delete);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
