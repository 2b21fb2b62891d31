package io.keyrota.acceptance;

/** The Java that the tests run on, for processes of their own. */
final class Jvm {
  private Jvm() {}

  /** The tests' own class path: it holds the server, the command line and everything they need. */
  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
