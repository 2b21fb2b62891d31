package io.keyrota.server.acm;

import io.keyrota.rules.acm.X509Facts;
import io.keyrota.server.store.Document;
import java.util.List;
import java.util.Optional;

/** What a certificate says, as part of a stored document. */
final class FactsDocument {
  private FactsDocument() {}

  static List<Document> of(X509Facts facts) {
    return List.of(
        Document.builder()
            .put("serial", facts.serial())
            .put("subject", facts.subject())
            .put("issuer", facts.issuer())
            .put("names", facts.names())
            .put("notBefore", facts.notBefore())
            .put("notAfter", facts.notAfter())
            .put("signatureAlgorithm", facts.signatureAlgorithm())
            .put("keyUsages", facts.keyUsages())
            .putDocuments(
                "extendedKeyUsages",
                facts.extendedKeyUsages().stream()
                    .map(
                        usage ->
                            Document.builder()
                                .put("name", usage.name())
                                .put("oid", usage.oid())
                                .build())
                    .toList())
            .build());
  }

  static Optional<X509Facts> read(List<Document> documents) {
    return documents.stream().findFirst().map(FactsDocument::read);
  }

  private static X509Facts read(Document document) {
    return new X509Facts(
        document.text("serial"),
        document.text("subject"),
        document.text("issuer"),
        document.texts("names"),
        document.instant("notBefore"),
        document.instant("notAfter"),
        document.text("signatureAlgorithm"),
        document.texts("keyUsages"),
        document.documents("extendedKeyUsages").stream()
            .map(usage -> new X509Facts.ExtendedKeyUsage(usage.text("name"), usage.text("oid")))
            .toList());
  }
}
