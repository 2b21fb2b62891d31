package io.keyrota.server.kms;

import io.keyrota.server.aws.Api;

/** The operations that use keys, and those that import material. */
final class KeyUseOperations {
  private KeyUseOperations() {}

  static Api in(Api api, KeyWorks works) {
    return api;
  }
}
