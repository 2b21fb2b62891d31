package io.keyrota.rules.credentials;

/** What is wrong, or unwise, in a policy file. */
public record PolicyFinding(int line, boolean error, String text)
    implements Comparable<PolicyFinding> {

  static PolicyFinding error(int line, String text) {
    return new PolicyFinding(line, true, text);
  }

  static PolicyFinding warning(int line, String text) {
    return new PolicyFinding(line, false, text);
  }

  @Override
  public int compareTo(PolicyFinding other) {
    return Integer.compare(line, other.line);
  }

  /** Without the file's name: {@code 12: error: …}. */
  @Override
  public String toString() {
    return line + ": " + (error ? "error" : "warning") + ": " + text;
  }
}
