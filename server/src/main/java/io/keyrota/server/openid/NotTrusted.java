package io.keyrota.server.openid;

/** A provider's certificate is trusted neither by a root nor by a thumbprint. */
final class NotTrusted extends NotReached {
  private static final long serialVersionUID = 1L;

  NotTrusted() {
    super("its certificate is not trusted");
  }
}
