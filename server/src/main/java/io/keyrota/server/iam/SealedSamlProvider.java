package io.keyrota.server.iam;

import io.keyrota.rules.iam.SamlProvider;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Identity;
import io.keyrota.server.store.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A SAML provider with its private keys.
 *
 * @param keys by the key's id, each sealed to it
 */
record SealedSamlProvider(SamlProvider provider, SequencedMap<String, Sealed> keys) {

  static SealedSamlProvider withoutKeys(SamlProvider provider) {
    return new SealedSamlProvider(provider, new LinkedHashMap<>());
  }

  SealedSamlProvider with(SamlProvider changed) {
    return new SealedSamlProvider(changed, keys);
  }

  /**
   * With one key more.
   *
   * @param privateKey PKCS#8 in DER; stays the caller's
   */
  SealedSamlProvider with(SamlProvider.Key key, Secret privateKey, Sealer sealer) {
    SequencedMap<String, Sealed> next = new LinkedHashMap<>(keys);
    next.put(key.id(), sealer.seal(Sealer.Domain.IAM, identity(key.id()), privateKey));
    return new SealedSamlProvider(provider.with(key), next);
  }

  SealedSamlProvider without(String keyId) {
    SamlProvider less = provider.without(keyId);
    SequencedMap<String, Sealed> next = new LinkedHashMap<>(keys);
    next.remove(keyId);
    return new SealedSamlProvider(less, next);
  }

  /** The keys by which assertions are decrypted, PKCS#8 in DER; who asks closes them. */
  List<Secret> privateKeys(Sealer sealer) {
    return keys.entrySet().stream()
        .map(key -> sealer.open(Sealer.Domain.IAM, identity(key.getKey()), key.getValue()))
        .toList();
  }

  private Identity identity(String keyId) {
    return new Identity(Place.global(provider.account()), SamlProviderTable.TABLE.kind(), keyId);
  }
}
