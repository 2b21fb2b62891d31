package io.keyrota.rules.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Statements by what the last part of a resource's ARN must begin with, so that of a thousand that
 * concern an action those of other resources are not asked. Each stands in one place: under the
 * beginning that all its resources have in common, or, where there is none, among those that are
 * always asked. A beginning is looked up by its length and hash; what is found is asked whole, so
 * that two beginnings with one hash do no harm.
 */
final class ResourceIndex {
  /** Fewer are asked as quickly as they are found. */
  private static final int WORTH_IT = 4;

  private static final int NONE = 0;

  private final List<Statement> all = new ArrayList<>();
  private Statement[] always = {};

  /** The lengths of beginnings, shortest first. */
  private int[] lengths = {};

  /** Places with open addressing, a power of two of them: {@link #key}, and its statements. */
  private long[] keys = {};

  private Statement[][] found = {};

  void add(Statement statement) {
    all.add(statement);
  }

  /** All of them, whatever the resource. */
  List<Statement> all() {
    return all;
  }

  /** To be called when all have been added. */
  void build() {
    List<Statement> rest = new ArrayList<>();
    List<Statement> placed = new ArrayList<>();
    List<String> beginnings = new ArrayList<>();
    for (Statement statement : all) {
      String beginning = all.size() < WORTH_IT ? "" : statement.resourceBeginning();
      if (beginning.isEmpty()) {
        rest.add(statement);
      } else {
        placed.add(statement);
        beginnings.add(
            beginning.substring(0, Math.min(beginning.length(), ArnText.LONGEST_BEGINNING)));
      }
    }
    always = rest.toArray(Statement[]::new);
    if (placed.isEmpty()) {
      return;
    }
    lengths = beginnings.stream().mapToInt(String::length).distinct().sorted().toArray();
    int size = Integer.highestOneBit(placed.size()) * 4;
    keys = new long[size];
    found = new Statement[size][];
    for (int i = 0; i < placed.size(); i++) {
      place(key(beginnings.get(i).length(), beginnings.get(i).hashCode()), placed.get(i));
    }
  }

  private void place(long key, Statement statement) {
    int at = slot(key);
    Statement[] before = found[at] == null ? new Statement[0] : found[at];
    Statement[] more = new Statement[before.length + 1];
    System.arraycopy(before, 0, more, 0, before.length);
    more[before.length] = statement;
    keys[at] = key;
    found[at] = more;
  }

  /** Where the key is, or would be. There are always free places. */
  private int slot(long key) {
    int mask = keys.length - 1;
    long mixed = key * 0x9e3779b97f4a7c15L;
    int at = (int) (mixed >>> 40) & mask;
    while (keys[at] != NONE && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  /** Never {@link #NONE}, for a beginning has a length. */
  private static long key(int length, int hash) {
    return ((long) length << 32) | (hash & 0xffffffffL);
  }

  /** Shows the statements that may cover a resource until one is enough. */
  boolean any(ArnText resource, Predicate<Statement> enough) {
    if (any(always, enough)) {
      return true;
    }
    int longest = resource.longestBeginning();
    for (int length : lengths) {
      if (length > longest) {
        return false;
      }
      Statement[] those = found[slot(key(length, resource.hashOfBeginning(length)))];
      if (those != null && any(those, enough)) {
        return true;
      }
    }
    return false;
  }

  private static boolean any(Statement[] statements, Predicate<Statement> enough) {
    for (Statement statement : statements) {
      if (enough.test(statement)) {
        return true;
      }
    }
    return false;
  }
}
