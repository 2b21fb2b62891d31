package io.keyrota.bench.jmh;

import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;

/** A row of a few words. */
public record Words(String text) {

  static final Table<Words> TABLE = new WordsTable();

  private static final class WordsTable implements Table<Words> {
    @Override
    public String kind() {
      return "bench-words";
    }

    @Override
    public int format() {
      return 1;
    }

    @Override
    public Document write(Words row) {
      return Document.builder().put("text", row.text()).build();
    }

    @Override
    public Words read(int format, Document document) {
      return new Words(document.text("text"));
    }
  }
}
