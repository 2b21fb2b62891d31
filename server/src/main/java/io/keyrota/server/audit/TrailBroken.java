package io.keyrota.server.audit;

/** The trail's files are not what was written; the server must not go on top of them. */
public final class TrailBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  TrailBroken(Fault fault) {
    super("the audit trail is damaged: " + fault);
    this.fault = fault;
  }

  /** Where and why. */
  public Fault fault() {
    return fault;
  }
}
