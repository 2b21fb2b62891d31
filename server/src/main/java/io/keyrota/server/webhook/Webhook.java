package io.keyrota.server.webhook;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where events are told. Only the settings say it: no request can.
 *
 * @param secretFile holds what posts are signed with
 */
public record Webhook(URI address, Optional<Path> secretFile) {

  /**
   * The address in a setting.
   *
   * @throws IllegalArgumentException saying what is expected
   */
  public static URI address(String text) {
    try {
      URI address = URI.create(text);
      boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (http
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getFragment() == null) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // The same words for whatever is wrong with it.
    }
    throw new IllegalArgumentException(
        "it is an http or https address without user and fragment, for example"
            + " https://hooks.example.com/keyrota");
  }
}
