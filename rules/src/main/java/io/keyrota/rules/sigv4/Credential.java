package io.keyrota.rules.sigv4;

/** {@code keyid/date/region/service/terminator}, where the signer names itself and its scope. */
final class Credential {
  private Credential() {}

  static String accessKeyId(String credential) {
    check(credential);
    return credential.substring(0, credential.indexOf('/'));
  }

  static Scope scope(String credential) {
    int date = credential.indexOf('/') + 1;
    int region = credential.indexOf('/', date) + 1;
    int service = credential.indexOf('/', region) + 1;
    int terminator = credential.indexOf('/', service) + 1;
    return new Scope(
        credential.substring(date, region - 1),
        credential.substring(region, service - 1),
        credential.substring(service, terminator - 1),
        credential.substring(terminator));
  }

  private static void check(String credential) {
    int slashes = 0;
    for (int i = 0; i < credential.length(); i++) {
      char c = credential.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        throw SignatureRefusals.unreadableCredential();
      }
      if (c == '/') {
        slashes++;
      }
    }
    if (slashes != 4 || credential.startsWith("/")) {
      throw SignatureRefusals.unreadableCredential();
    }
  }
}
