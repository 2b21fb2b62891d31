package io.keyrota.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** All operations that take part, on one server, in turns. */
final class Mixture {
  private final IamLoad iam;
  private final KmsLoad kms;
  private final CertificateLoad certificates;
  private final boolean certified;

  /**
   * @throws IllegalArgumentException if it is to run only what there is none of
   */
  Mixture(LoadOptions options) {
    iam = new IamLoad(options);
    kms = new KmsLoad(options);
    certificates = new CertificateLoad(options.certificates(), options.requests());
    certified = certificates.tallies().anyMatch(tally -> options.runs(tally.name()));
    List<String> names = tallies().map(Tally::name).toList();
    if (!names.containsAll(options.only())) {
      throw new IllegalArgumentException("--only takes " + names);
    }
  }

  /** Makes what the rounds work with. */
  void prepare(Served on) throws IOException {
    iam.prepare(on.generator(), on.requests());
    kms.prepare(on.generator(), on.requests());
    if (certified) {
      certificates.prepare(on.generator(), on.requests());
    }
  }

  /** One round of each operation. */
  void round(Served on, boolean measured) throws IOException {
    iam.round(on, measured);
    kms.round(on, measured);
    if (certified) {
      certificates.round(on, measured);
    }
  }

  /** What can be measured, in the order of the table. */
  Stream<Tally> tallies() {
    return Stream.of(iam.tallies(), kms.tallies(), certificates.tallies()).flatMap(each -> each);
  }
}
