package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateGrantRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests for grants. */
final class Grantees {
  private Grantees() {}

  static CreateGrantRequest decrypting(String key, String user, @Nullable String name) {
    return request(key, arn(user), arn("Retirer"), List.of("Decrypt", "DescribeKey"), name, null);
  }

  static String arn(String user) {
    return "arn:aws:iam::111122223333:user/" + user;
  }

  static CreateGrantRequest request(
      String key,
      @Nullable String grantee,
      @Nullable String retiring,
      List<String> operations,
      @Nullable String name,
      @Nullable Boolean dryRun) {
    return new CreateGrantRequest(
        key, grantee, retiring, operations, null, null, name, dryRun, null, null);
  }
}
