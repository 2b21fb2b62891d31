package io.keyrota.server.kms;

import io.keyrota.models.kms.CreateCustomKeyStoreRequest;
import io.keyrota.models.kms.DescribeCustomKeyStoresRequest;
import io.keyrota.models.kms.DescribeCustomKeyStoresResponse;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations on custom key stores. There are none, for there is no CloudHSM cluster here and
 * external key store proxies are not spoken to: they are listed as none, whoever names one is told
 * that it is not found, and none can be made.
 */
final class CustomKeyStores {
  private static final String MISSING = "no custom key store can be made";

  private CustomKeyStores() {}

  static Refusal notFound(String id) {
    return new Refusal(
        "CustomKeyStoreNotFoundException", "Custom key store " + id + " is not found.");
  }

  static Api in(Api api) {
    return api.with(
            KmsModel.connectCustomKeyStore(),
            unknown("ConnectCustomKeyStore", input -> input.customKeyStoreId()),
            MISSING)
        .with(
            KmsModel.createCustomKeyStore(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("kms:CreateCustomKeyStore", "*"),
                    call -> {
                      throw refused(input);
                    }),
            MISSING)
        .with(
            KmsModel.deleteCustomKeyStore(),
            unknown("DeleteCustomKeyStore", input -> input.customKeyStoreId()),
            MISSING)
        .with(
            KmsModel.describeCustomKeyStores(),
            (request, input, seen) ->
                Prepared.of(
                    Permission.of("kms:DescribeCustomKeyStores", "*"), call -> described(input)),
            MISSING)
        .with(
            KmsModel.disconnectCustomKeyStore(),
            unknown("DisconnectCustomKeyStore", input -> input.customKeyStoreId()),
            MISSING)
        .with(
            KmsModel.updateCustomKeyStore(),
            unknown("UpdateCustomKeyStore", input -> input.customKeyStoreId()),
            MISSING);
  }

  private static <I extends Record, O extends Record> Operation<I, O> unknown(
      String name, Function<I, String> id) {
    return (request, input, seen) ->
        Prepared.of(
            Permission.of("kms:" + name, "*"),
            call -> {
              throw notFound(id.apply(input));
            });
  }

  private static Outcome<DescribeCustomKeyStoresResponse> described(
      DescribeCustomKeyStoresRequest input) {
    if (input.customKeyStoreId() != null && input.customKeyStoreName() != null) {
      throw KmsRefusal.validation(
          "You can specify either CustomKeyStoreId or CustomKeyStoreName, but not both.");
    }
    String named =
        input.customKeyStoreId() == null ? input.customKeyStoreName() : input.customKeyStoreId();
    if (named != null) {
      throw notFound(named);
    }
    if (input.marker() != null) {
      throw KmsRefusal.invalidMarker();
    }
    return Outcome.of(new DescribeCustomKeyStoresResponse(List.of(), null, false));
  }

  private static Refusal refused(CreateCustomKeyStoreRequest input) {
    if (!"AWS_CLOUDHSM"
        .equals(Objects.requireNonNullElse(input.customKeyStoreType(), "AWS_CLOUDHSM"))) {
      return KmsRefusal.unsupported("External key stores are not supported.");
    }
    needed("CloudHsmClusterId", input.cloudHsmClusterId());
    needed("TrustAnchorCertificate", input.trustAnchorCertificate());
    needed("KeyStorePassword", input.keyStorePassword());
    return new Refusal(
        "CloudHsmClusterNotFoundException",
        "CloudHSM cluster " + input.cloudHsmClusterId() + " is not found.");
  }

  private static void needed(String member, @Nullable Object value) {
    if (value == null) {
      throw KmsRefusal.validation(
          member + " must be specified for a custom key store of type AWS_CLOUDHSM.");
    }
  }
}
