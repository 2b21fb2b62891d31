package io.keyrota.server.acm;

import io.keyrota.rules.acm.DomainStatus;
import io.keyrota.rules.acm.DomainValidation;
import io.keyrota.rules.acm.ValidationMethod;
import io.keyrota.server.store.Document;
import java.util.List;

/** The proofs of names as part of a stored document. */
final class ProofDocument {
  private ProofDocument() {}

  static List<Document> write(List<DomainValidation> validations) {
    return validations.stream().map(ProofDocument::write).toList();
  }

  static List<DomainValidation> read(List<Document> documents) {
    return documents.stream().map(ProofDocument::read).toList();
  }

  private static Document write(DomainValidation validation) {
    return Document.builder()
        .put("name", validation.name())
        .put("method", validation.method().name())
        .put("domain", validation.validationDomain())
        .put("status", validation.status().name())
        .putInstant("proved", validation.proved())
        .putInstant("caaChecked", validation.caaChecked())
        .build();
  }

  private static DomainValidation read(Document document) {
    return new DomainValidation(
        document.text("name"),
        ValidationMethod.valueOf(document.text("method")),
        document.text("domain"),
        DomainStatus.valueOf(document.text("status")),
        document.optionalInstant("proved"),
        document.optionalInstant("caaChecked"));
  }
}
