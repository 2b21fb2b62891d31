package io.keyrota.server.acm;

import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Table;

/**
 * Certificates from the newest to the oldest, for lists in that order: the row's id is the
 * certificate's with each hexadecimal digit turned round.
 */
final class NewestTable implements Table<Newest> {
  static final NewestTable TABLE = new NewestTable();

  private static final int HIGHEST = 15;

  private NewestTable() {}

  static Change put(CertificateArn arn) {
    return new Change.Put<>(
        TABLE, CertificateTable.place(arn), turned(arn.id()), new Newest(arn.id()));
  }

  static Change remove(CertificateArn arn) {
    return Change.Remove.of(TABLE, CertificateTable.place(arn), turned(arn.id()));
  }

  private static String turned(String id) {
    StringBuilder turned = new StringBuilder(id.length());
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      turned.append(c == '-' ? c : Character.forDigit(HIGHEST - Character.digit(c, 16), 16));
    }
    return turned.toString();
  }

  @Override
  public String kind() {
    return "certificate-newest";
  }

  @Override
  public int format() {
    return 1;
  }

  @Override
  public Document write(Newest newest) {
    return Document.builder().put("certificate", newest.certificateId()).build();
  }

  @Override
  public Newest read(int format, Document document) {
    return new Newest(document.text("certificate"));
  }
}
