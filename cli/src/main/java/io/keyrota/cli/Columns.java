package io.keyrota.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for people: columns as wide as their widest cell. */
public final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  public Columns(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row; as many cells as there are titles. */
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The table, a line a row. */
  public String text() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
