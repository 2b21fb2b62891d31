package io.keyrota.rules.rotation;

import java.util.List;
import java.util.Optional;

/**
 * How a rotation's account is reached. A Keyrota may have any account's number, so the number alone
 * does not tell whose keys they are.
 *
 * @param service {@link #AWS}, or the URL of the endpoint that answers in its place; empty in
 *     journals of before it was kept
 * @param installation the id of the Keyrota there, which stays when its address does not; empty of
 *     AWS, in journals of before it was kept, and where nobody said it
 * @param options the words of the command line that led there, for people who go on
 */
public record Reach(Optional<String> service, Optional<String> installation, List<String> options) {
  /** AWS's own endpoints, whichever region's. */
  public static final String AWS = "aws";

  /** Nothing is known. */
  public static final Reach UNKNOWN = new Reach(Optional.empty(), Optional.empty(), List.of());

  public Reach {
    options = List.copyOf(options);
  }

  /** With that installation, where none is known. */
  public Reach orInstallation(Optional<String> other) {
    return new Reach(service, installation.or(() -> other), options);
  }
}
