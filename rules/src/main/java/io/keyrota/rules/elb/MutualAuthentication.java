package io.keyrota.rules.elb;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an HTTPS listener does about certificates of clients (mutual TLS): AWS's modes, except
 * {@code verify}, which needs a trust store.
 */
public enum MutualAuthentication {
  /** Clients are not asked for certificates. */
  OFF("off"),

  /** Clients are asked, and targets are told what they show; nobody judges it. */
  PASSTHROUGH("passthrough");

  private final String mode;

  MutualAuthentication(String mode) {
    this.mode = mode;
  }

  /** The one of AWS's name; empty for any other text. */
  public static Optional<MutualAuthentication> named(String mode) {
    return Arrays.stream(values()).filter(each -> each.mode.equals(mode)).findFirst();
  }

  /** AWS's name, for example {@code passthrough}. */
  public String mode() {
    return mode;
  }
}
