package io.keyrota.rotator.targets;

import io.keyrota.rotator.targets.KeyText.Held;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file that holds an access key beside other things. */
final class FileTarget implements Target {
  private static final byte THERE = 1;
  private static final byte NOT_THERE = 0;

  private final String text;
  private final Path path;
  private final SafeFile file;
  private final KeyText kind;

  FileTarget(String text, Path path, KeyText kind) {
    this.text = text;
    this.path = path;
    this.file = new SafeFile(path);
    this.kind = kind;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Place place() {
    return new Place(file.place().toString(), kind.format(), kind.part());
  }

  @Override
  public Sight look() {
    Optional<byte[]> bytes = file.read();
    if (bytes.isEmpty()) {
      return new Sight.Absent(kind.adds(""), SafeFile.NEW_MODE);
    }
    String content = new String(bytes.get(), StandardCharsets.ISO_8859_1);
    return held(content)
        .<Sight>map(held -> new Sight.Holds(held.keyId(), file.keeps()))
        .orElseGet(() -> new Sight.HoldsNone(kind.adds(content), file.keeps()));
  }

  @Override
  public Sight check(String oldKeyId) {
    if (!file.writable()) {
      throw new TargetFailed(path + ": its folder is not there, or takes no new files");
    }
    Sight sight = look();
    sight
        .held()
        .filter(held -> !held.equals(oldKeyId))
        .ifPresent(
            held -> {
              throw stranger(held);
            });
    return sight;
  }

  @Override
  public Optional<Secret> backup() {
    byte[] bytes = file.read().orElse(null);
    byte[] kept = new byte[bytes == null ? 1 : bytes.length + 1];
    kept[0] = bytes == null ? NOT_THERE : THERE;
    if (bytes != null) {
      System.arraycopy(bytes, 0, kept, 1, bytes.length);
    }
    return Optional.of(Secret.owning(kept));
  }

  @Override
  public void deliver(Order order) {
    file.tidy();
    Held fresh = fresh(order);
    Optional<Held> held = held();
    if (held.equals(Optional.of(fresh))) {
      return;
    }
    if (held.isPresent() && !held.get().keyId().equals(order.oldKeyId())) {
      throw stranger(held.get().keyId());
    }
    file.write(bytes(kind.with(content(), fresh)));
  }

  @Override
  public void confirm(Order order) {
    if (!held().equals(Optional.of(fresh(order)))) {
      throw new TargetFailed(path + " does not hold the new key that was written to it");
    }
  }

  @Override
  public void restore(Order order, Optional<Secret> backup) {
    file.tidy();
    byte[] kept = backup.map(Secret::reveal).orElse(null);
    if (kept == null) {
      // Without a backup nothing was written.
      return;
    }
    byte[] before = Arrays.copyOfRange(kept, 1, kept.length);
    String was = new String(before, StandardCharsets.ISO_8859_1);
    Held fresh = fresh(order);
    if (content().equals(kind.with(was, fresh))) {
      if (kept[0] == THERE) {
        file.write(before);
      } else {
        file.delete();
      }
    } else {
      restoreKey(kind.held(was), fresh);
    }
  }

  /** Somebody else changed the file since: only the key goes back. */
  private void restoreKey(Optional<Held> was, Held fresh) {
    Optional<Held> held = held();
    if (held.equals(was)) {
      return;
    }
    if (was.isEmpty() || !held.map(Held::keyId).equals(Optional.of(fresh.keyId()))) {
      throw new TargetFailed(
          path + " was changed by somebody else since; the key in it is not touched");
    }
    file.write(bytes(kind.with(content(), was.get())));
  }

  private Optional<Held> held() {
    return held(content());
  }

  private Optional<Held> held(String content) {
    try {
      return kind.held(content);
    } catch (TargetFailed e) {
      throw new TargetFailed(path + ": " + e.getMessage());
    }
  }

  private String content() {
    return file.read().map(b -> new String(b, StandardCharsets.ISO_8859_1)).orElse("");
  }

  private static byte[] bytes(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Held fresh(Order order) {
    return new Held(order.newKeyId(), order.secret().revealText());
  }

  private TargetFailed stranger(String keyId) {
    return new TargetFailed(
        path + " holds " + KeySeen.masked(keyId) + ", which is not the key to replace");
  }
}
