package io.keyrota.server.kms;

import io.keyrota.models.kms.RecipientInfo;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.kms.GrantToken;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parameters that many operations on keys share. */
final class CommonParameters {

  private CommonParameters() {}

  /**
   * Grants act at once, so a token adds nothing to them; but it must be one.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidGrantTokenException
   */
  static void needGrantTokens(@Nullable List<String> tokens) {
    if (tokens != null) {
      tokens.forEach(GrantToken::parse);
    }
  }

  /**
   * No attestation document can be judged here, so an answer is never made for one: to leave the
   * parameter aside would hand out in the clear what was to be seen by an enclave only.
   *
   * @throws io.keyrota.rules.aws.Refusal UnsupportedOperationException
   */
  static void needNoRecipient(@Nullable RecipientInfo recipient) {
    if (recipient != null) {
      throw KmsRefusal.unsupported(
          "The Recipient parameter is not supported: attestation documents of AWS Nitro Enclaves"
              + " and NitroTPM cannot be verified by this server.");
    }
  }

  /**
   * Refuses a filter by a service, which services alone can use.
   *
   * @param name the parameter's
   * @throws io.keyrota.rules.aws.Refusal ValidationException
   */
  static void needService(Request request, String name, @Nullable String value) {
    if (value != null && !(request.caller() instanceof Caller.Service)) {
      throw KmsRefusal.validation(name + " can be specified by AWS services only.");
    }
  }

  static boolean isSet(@Nullable Boolean flag) {
    return Boolean.TRUE.equals(flag);
  }

  /**
   * Ends a request that would have succeeded, where it was only to be tried.
   *
   * @throws io.keyrota.rules.aws.Refusal DryRunOperationException
   */
  static void endDryRun(@Nullable Boolean dryRun) {
    if (isSet(dryRun)) {
      throw KmsRefusal.dryRun();
    }
  }
}
