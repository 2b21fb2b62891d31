package io.keyrota.rules.iam;

/** How long a policy is for IAM's quotas: its characters, white space not counted. */
public final class PolicySize {

  private PolicySize() {}

  public static int of(String document) {
    int size = 0;
    for (int i = 0; i < document.length(); i++) {
      char c = document.charAt(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
        size++;
      }
    }
    return size;
  }
}
