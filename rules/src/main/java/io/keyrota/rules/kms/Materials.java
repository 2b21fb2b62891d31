package io.keyrota.rules.kms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All materials of a key, oldest first: at most one current, at most one pending, which is last.
 * None only while a key waits for its first import.
 */
public record Materials(List<KeyMaterial> all) {
  public static final Materials NONE = new Materials(List.of());

  public Materials {
    all = List.copyOf(all);
  }

  /** The material that encrypts; absent before a first import. */
  public Optional<KeyMaterial> current() {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).state() == KeyMaterialState.CURRENT) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** The material that the next rotation on demand makes current. */
  public Optional<KeyMaterial> pending() {
    return all.reversed().stream().filter(m -> m.state().pending()).findFirst();
  }

  public Optional<KeyMaterial> find(KeyMaterialId id) {
    for (KeyMaterial material : all) {
      if (material.id().equals(id)) {
        return Optional.of(material);
      }
    }
    return Optional.empty();
  }

  /**
   * The material of a ciphertext, where it may be decrypted with it: any that was ever current and
   * whose bytes are here.
   */
  public Optional<KeyMaterial> decrypting(KeyMaterialId id) {
    return find(id).filter(m -> !m.state().pending() && m.present());
  }

  /** Whether the bytes of every material that belongs to the key for good are here. */
  public boolean complete() {
    return current().isPresent()
        && all.stream().filter(m -> !m.state().pending()).allMatch(KeyMaterial::present);
  }

  /** The earliest expiry among those that belong to the key for good, as DescribeKey's ValidTo. */
  public Optional<Instant> validTo() {
    return earliest(all.stream().filter(m -> !m.state().pending()).toList());
  }

  /** The earliest expiry among all, pending ones too: when time next destroys bytes. */
  public Optional<Instant> nextExpiry() {
    return earliest(all);
  }

  private static Optional<Instant> earliest(List<KeyMaterial> some) {
    return some.stream()
        .map(KeyMaterial::expires)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /** Those whose time is over and whose bytes are still here. */
  public List<KeyMaterial> expired(Instant now) {
    List<KeyMaterial> over = new ArrayList<>();
    for (KeyMaterial material : all) {
      if (material.expires().isPresent() && !now.isBefore(material.expires().get())) {
        over.add(material);
      }
    }
    return over;
  }

  /** Those that rotations made, in order: what ListKeyRotations lists by default. */
  public List<KeyMaterial> rotations() {
    return all.stream().filter(m -> m.rotationDate().isPresent()).toList();
  }

  Materials plus(KeyMaterial material) {
    List<KeyMaterial> next = new ArrayList<>(all);
    next.add(material);
    return new Materials(next);
  }

  Materials without(KeyMaterialId id) {
    return new Materials(all.stream().filter(m -> !m.id().equals(id)).toList());
  }

  Materials changed(KeyMaterialId id, UnaryOperator<KeyMaterial> change) {
    return new Materials(all.stream().map(m -> m.id().equals(id) ? change.apply(m) : m).toList());
  }

  /** With that material current, which may be new, pending or known, and the former one not. */
  Materials rotatedTo(KeyMaterial next, Instant now, RotationType type) {
    List<KeyMaterial> list = new ArrayList<>();
    for (KeyMaterial material : all) {
      if (!material.id().equals(next.id())) {
        list.add(
            material.state() == KeyMaterialState.CURRENT
                ? material.with(KeyMaterialState.NON_CURRENT)
                : material);
      }
    }
    list.add(next.rotatedIn(now, type));
    return new Materials(list);
  }
}
