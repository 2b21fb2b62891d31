package io.keyrota.server;

import io.keyrota.rules.secret.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the server. {@code start} prints one line on standard output when it is ready, and ends
 * cleanly on SIGTERM: requests in flight finish, everything acknowledged is on disk.
 */
public final class Main {

  /** sysexits EX_USAGE: a flag or a setting is unknown or malformed. */
  private static final int USAGE = 64;

  /** sysexits EX_CONFIG: the data or the settings do not let it start. */
  private static final int CANNOT_START = 78;

  private Main() {}

  public static void main(String[] arguments) {
    if (Settings.asksForHelp(arguments)) {
      System.out.print(Settings.help());
      return;
    }
    Logging.configure();
    try {
      Settings settings = Settings.parse(arguments);
      UnpackedLibraries libraries = UnpackedLibraries.inFolderOfTheirOwn();
      House house = House.open(settings, given(System.getenv()), Machine.real());
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> farewell(house, libraries), "farewell"));
      System.out.println(
          "Keyrota is ready at "
              + house.endpoint()
              + " (account "
              + house.operator()
              + ", data in "
              + settings.data()
              + ")");
    } catch (UsageError e) {
      System.err.println("keyrota: " + e.getMessage());
      System.exit(USAGE);
    } catch (CannotStart e) {
      System.err.println("keyrota: " + e.getMessage());
      System.exit(CANNOT_START);
    }
  }

  /**
   * A stop that was asked for is a success: left to itself a JVM ends with 143 on SIGTERM, which
   * supervisors take for a crash.
   */
  private static void farewell(House house, UnpackedLibraries libraries) {
    house.close();
    libraries.delete();
    Runtime.getRuntime().halt(0);
  }

  /** The root's credential, where the environment gives both halves. */
  private static Optional<RootCredential> given(Map<String, String> environment) {
    String id = environment.getOrDefault("KEYROTA_ROOT_ACCESS_KEY_ID", "");
    String secret = environment.getOrDefault("KEYROTA_ROOT_SECRET_ACCESS_KEY", "");
    if (id.isEmpty() != secret.isEmpty()) {
      throw new CannotStart(
          "KEYROTA_ROOT_ACCESS_KEY_ID and KEYROTA_ROOT_SECRET_ACCESS_KEY are given together or not"
              + " at all");
    }
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(new RootCredential(id, Secret.ofText(secret)));
  }
}
