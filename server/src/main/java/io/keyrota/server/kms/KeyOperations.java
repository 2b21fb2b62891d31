package io.keyrota.server.kms;

import io.keyrota.server.aws.Api;

/** The operations that make keys and change them. */
final class KeyOperations {
  private KeyOperations() {}

  static Api in(Api api, KeyWorks works) {
    return api;
  }
}
