package io.keyrota.server.saml;

/** A document that is no metadata of an identity provider; the message says why. */
public final class NotMetadata extends Exception {
  private static final long serialVersionUID = 1;

  NotMetadata(String message) {
    super(message);
  }
}
