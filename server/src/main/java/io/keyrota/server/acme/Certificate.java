package io.keyrota.server.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.acm.CertificateArn;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.store.Snapshot;
import java.util.regex.Pattern;

/** A certificate and its issuers in PEM (RFC 8555, 7.4.2), for the account that ordered it. */
final class Certificate implements Resource {
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");

  private final ClientCertificates certificates;

  Certificate(ClientCertificates certificates) {
    this.certificates = certificates;
  }

  @Override
  public String event() {
    return "AcmeGetCertificate";
  }

  @Override
  public boolean readOnly() {
    return true;
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    request.needNoPayload();
    String id = request.part(1);
    if (!ID.matcher(id).matches()) {
      throw AcmeProblem.notFound();
    }
    AcmeArn endpoint = request.endpoint().arn();
    String chain =
        certificates
            .chain(
                new CertificateArn(endpoint.account(), endpoint.region(), id),
                request.account().id(),
                seen)
            .orElseThrow(AcmeProblem::notFound);
    return Outcome.of(
        AcmeAnswer.of(200, "application/pem-certificate-chain", chain.getBytes(US_ASCII)));
  }
}
