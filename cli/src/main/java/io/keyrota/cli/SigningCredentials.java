package io.keyrota.cli;

/** What signs a client's requests; it does not print its secret. */
public record SigningCredentials(String accessKeyId, String secretAccessKey) {
  @Override
  public String toString() {
    return "SigningCredentials[" + accessKeyId + "]";
  }
}
