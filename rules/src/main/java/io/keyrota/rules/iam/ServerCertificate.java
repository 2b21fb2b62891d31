package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;

/**
 * A certificate that was uploaded to IAM, without its private key.
 *
 * @param path begins and ends with a slash
 * @param name within an account no two differ only in case
 * @param certificateId ASCA…, kept when it is renamed
 * @param uploaded in whole seconds
 * @param expires the certificate's own end
 * @param body in PEM
 * @param chain in PEM, empty without any
 */
public record ServerCertificate(
    AccountId account,
    String path,
    String name,
    String certificateId,
    Instant uploaded,
    Instant expires,
    String body,
    String chain,
    Tags tags) {

  public static String arn(AccountId account, String path, String name) {
    return "arn:aws:iam::" + account + ":server-certificate" + path + name;
  }

  /** What a name is looked up and kept unique by. */
  public static String nameKey(String name) {
    return User.nameKey(name);
  }

  public String arn() {
    return arn(account, path, name);
  }

  /** The certificate under another name and path. */
  public ServerCertificate moved(String newPath, String newName) {
    return new ServerCertificate(
        account, newPath, newName, certificateId, uploaded, expires, body, chain, tags);
  }

  public ServerCertificate with(Tags newTags) {
    return new ServerCertificate(
        account, path, name, certificateId, uploaded, expires, body, chain, newTags);
  }
}
