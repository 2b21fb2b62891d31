package io.keyrota.rules.aws;

/**
 * The texts of AWS's shared files {@code config} and {@code credentials} with a default profile, as
 * the AWS SDKs and Tools Reference Guide has them.
 */
public final class SharedFiles {
  private SharedFiles() {}

  /** Where the default profile asks. */
  public static String config(String region, String endpointUrl) {
    return "[default]\nregion = " + region + "\nendpoint_url = " + endpointUrl + "\n";
  }

  /** What the default profile signs with: the answer holds the secret. */
  public static String credentials(String accessKeyId, String secretAccessKey) {
    return "[default]\naws_access_key_id = "
        + accessKeyId
        + "\naws_secret_access_key = "
        + secretAccessKey
        + "\n";
  }
}
