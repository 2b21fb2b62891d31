package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
 * @param uses where it is served
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
    Tags tags,
    List<Use> uses) {

  public ServerCertificate {
    uses = List.copyOf(uses);
  }

  /** A place that serves it, and to whom that place belongs: a load balancer's ARN. */
  public record Use(String user, String place) {}

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
        account, newPath, newName, certificateId, uploaded, expires, body, chain, tags, uses);
  }

  public ServerCertificate with(Tags newTags) {
    return new ServerCertificate(
        account, path, name, certificateId, uploaded, expires, body, chain, newTags, uses);
  }

  /**
   * Refuses what would take the certificate from those who serve it.
   *
   * @throws io.keyrota.rules.aws.Refusal DeleteConflict
   */
  public void needUnused() {
    if (!uses.isEmpty()) {
      throw IamRefusal.deleteConflict(
          "Certificate: "
              + certificateId
              + " is currently in use by "
              + uses.getFirst().user()
              + ". Please remove it first before deleting it from IAM.");
    }
  }

  public ServerCertificate usedBy(Use use) {
    List<Use> next = new ArrayList<>(uses);
    next.add(use);
    return using(next);
  }

  public ServerCertificate releasedBy(Use use) {
    return using(uses.stream().filter(each -> !each.equals(use)).toList());
  }

  private ServerCertificate using(List<Use> next) {
    return new ServerCertificate(
        account, path, name, certificateId, uploaded, expires, body, chain, tags, next);
  }
}
