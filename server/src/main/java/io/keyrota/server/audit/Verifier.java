package io.keyrota.server.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Recomputes the whole chain. Not for use by several threads. */
final class Verifier {
  private final HeadSigner signer;
  private final Optional<SignedHead> signed;
  private int segments;
  private long first;
  private boolean signedSeen;

  Verifier(HeadSigner signer, Optional<SignedHead> signed) {
    this.signer = signer;
    this.signed = signed;
  }

  /**
   * Follows the segments from the base.
   *
   * @param settled how far an open trail is durable; empty when nobody writes
   */
  Verification verify(Path directory, List<Segment> all, Optional<Tail.Settled> settled)
      throws IOException {
    SegmentCheck check = new SegmentCheck(0, Chain.beginning());
    Optional<Fault> fault = Optional.empty();
    try {
      Base base = Base.read(directory, signer);
      first = base.first();
      check = new SegmentCheck(base.first() - 1, base.prev());
      compareSigned(check);
      for (Segment segment : all) {
        if (segment.first() >= base.first()) {
          follow(segment, check, settled);
        }
      }
      compareEnd(check, settled);
    } catch (TrailBroken e) {
      fault = Optional.of(e.fault());
    }
    return new Verification(segments, check.seq() - first + 1, check.head(), fault);
  }

  private void follow(Segment segment, SegmentCheck check, Optional<Tail.Settled> settled)
      throws IOException {
    boolean isLast = settled.isPresent() && settled.get().segment().equals(segment);
    long to =
        isLast
            ? settled.get().length()
            : Files.exists(segment.file()) ? Files.size(segment.file()) : 0;
    long end = check.follow(segment, to, (position, bytes, offset, length) -> compareSigned(check));
    segments++;
    boolean whole = end == to || (!isLast && Lines.isBlank(segment.file(), end));
    if (end == 0 || !whole) {
      throw new TrailBroken(new Fault(segment.name(), 0, "its last line is not complete"));
    }
  }

  private void compareSigned(SegmentCheck check) {
    if (signed.isPresent() && check.seq() == signed.get().seq()) {
      signedSeen = true;
      if (!check.head().hash().equals(signed.get().hash())) {
        throw head("entry " + check.seq() + " is not the one that was signed");
      }
    }
  }

  private void compareEnd(SegmentCheck check, Optional<Tail.Settled> settled) {
    if (settled.isPresent() && !settled.get().head().equals(check.head())) {
      throw head("the last entry is not the one that was written last");
    }
    if (signed.isPresent()) {
      if (!signed.get().verifies(signer)) {
        throw head("its signature is not the server's");
      }
      if (!signedSeen && signed.get().seq() > check.seq()) {
        throw head(
            "entries up to %d were signed, those after %d are missing"
                .formatted(signed.get().seq(), check.seq()));
      }
    }
  }

  private static TrailBroken head(String why) {
    return new TrailBroken(new Fault("head", 0, why));
  }
}
