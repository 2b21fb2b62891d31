package io.keyrota.rules.rotation;

/**
 * One target of a rotation.
 *
 * @param target its kind and place as the command line names it, for example {@code
 *     profile:/srv/app/.aws/credentials:default}
 */
public record Delivery(String target, Progress progress) {

  /** How far it is. */
  public enum Progress {
    PENDING,
    /** It holds the new key. */
    WRITTEN,
    /** It holds again what it held before. */
    RESTORED
  }

  public Delivery with(Progress other) {
    return new Delivery(target, other);
  }
}
