package io.keyrota.server.store;

/** A look at memory alone did not find what it needs: the disk must be asked. */
public final class NotInMemory extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotInMemory() {
    super("not in memory", null, false, false);
  }
}
