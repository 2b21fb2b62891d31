package io.keyrota.server.kms;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.kms.KmsRefusal;
import io.keyrota.server.aws.Api;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;

/**
 * The operations on custom key stores (CloudHSM clusters, external key stores): there are none
 * here, and every one of them says so.
 */
final class CustomKeyStores {
  private static final String MISSING = "always UnsupportedOperationException";

  private CustomKeyStores() {}

  static Refusal unsupported() {
    return KmsRefusal.unsupported("Custom key stores are not supported.");
  }

  static Api in(Api api) {
    return api.with(KmsModel.connectCustomKeyStore(), refused("ConnectCustomKeyStore"), MISSING)
        .with(KmsModel.createCustomKeyStore(), refused("CreateCustomKeyStore"), MISSING)
        .with(KmsModel.deleteCustomKeyStore(), refused("DeleteCustomKeyStore"), MISSING)
        .with(KmsModel.describeCustomKeyStores(), refused("DescribeCustomKeyStores"), MISSING)
        .with(KmsModel.disconnectCustomKeyStore(), refused("DisconnectCustomKeyStore"), MISSING)
        .with(KmsModel.updateCustomKeyStore(), refused("UpdateCustomKeyStore"), MISSING);
  }

  private static <I extends Record, O extends Record> Operation<I, O> refused(String name) {
    return (request, input, seen) ->
        Prepared.of(
            Permission.of("kms:" + name, "*"),
            call -> {
              throw unsupported();
            });
  }
}
