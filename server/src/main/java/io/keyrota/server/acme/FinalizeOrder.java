package io.keyrota.server.acme;

import io.keyrota.rules.acm.KeyAlgorithm;
import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeOrder;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.RenewalInfo;
import io.keyrota.server.acme.endpoints.Issued;
import io.keyrota.server.acme.endpoints.IssuedTable;
import io.keyrota.server.acme.endpoints.OrderTable;
import io.keyrota.server.audit.Noted;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.ClientCertificates;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.pki.RequestedCertificate;
import io.keyrota.server.pki.Unreadable;
import io.keyrota.server.pki.X509;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Fulfils an order (RFC 8555, 7.4): everything that was right when it was placed is asked once
 * more, the CAA records are, and the request must be for the order's names exactly.
 */
final class FinalizeOrder implements Resource {
  private final RoleGrants roles;
  private final CaaLook caa;
  private final ClientCertificates certificates;

  FinalizeOrder(RoleGrants roles, CaaLook caa, ClientCertificates certificates) {
    this.roles = roles;
    this.caa = caa;
    this.certificates = certificates;
  }

  @Override
  public String event() {
    return "AcmeFinalizeOrder";
  }

  @Override
  public Outcome<AcmeAnswer> answer(AcmeRequest request, Call call, Snapshot seen) {
    AcmeAccount account = request.account();
    AcmeEndpoint endpoint = request.endpoint();
    AcmeOrder order = Order.own(request, seen);
    if (order.statusAt(call.now()) != AcmeOrder.Status.READY) {
      throw new AcmeProblem(
          AcmeProblem.Type.ORDER_NOT_READY,
          "The order is " + order.statusAt(call.now()).word() + ".");
    }
    RequestedCertificate csr = csr(request);
    if (!csr.names().equals(Set.copyOf(order.names()))) {
      throw badCsr("The request's names are not the order's.");
    }
    KeyAlgorithm algorithm =
        endpoint.keyAlgorithms().stream()
            .filter(allowed -> allowed.awsName().equals(csr.keyAlgorithm()))
            .findFirst()
            .orElseThrow(
                () ->
                    badCsr("Keys of " + csr.keyAlgorithm() + " are not allowed by the endpoint."));
    if (Arrays.equals(Keys.of(request.key()).encoded(), csr.publicKey())) {
      throw badCsr("The request's key is the account's.");
    }
    NewOrder.needCovered(endpoint.arn(), order.names(), seen);
    roles.needRequest(order.names(), algorithm, call, seen);
    caa.needAllowed(order.names());
    ClientCertificates.Wanted wanted =
        new ClientCertificates.Wanted(
            order.names(),
            csr.publicKey(),
            algorithm,
            endpoint.arn().text(),
            account.id(),
            endpoint.certificateTags());
    return switch (certificates.issue(call, wanted, seen)) {
      case ClientCertificates.Answer.Issued issued ->
          issued(request, account, order, issued, call, seen);
      case ClientCertificates.Answer.Refused refused ->
          throw badCsr("The certificate would break rules: " + refused.why() + ".");
    };
  }

  private static RequestedCertificate csr(AcmeRequest request) {
    String text = request.payload().text("csr").orElseThrow(() -> badCsr("There is no request."));
    try {
      return RequestedCertificate.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw badCsr("The request is not base64url.");
    } catch (Unreadable e) {
      throw badCsr("The request was refused: " + e.getMessage() + ".");
    }
  }

  private static Outcome<AcmeAnswer> issued(
      AcmeRequest request,
      AcmeAccount account,
      AcmeOrder order,
      ClientCertificates.Answer.Issued issued,
      Call call,
      Snapshot seen) {
    AcmeOrder done = order.issued(issued.arn().id());
    List<Change> changes = new ArrayList<>(issued.changes());
    changes.add(OrderTable.put(account, done));
    X509 leaf = X509.ofPem(issued.certificate());
    changes.add(
        IssuedTable.put(
            account.endpoint(),
            new Issued(
                new RenewalInfo.Name(leaf.authorityKey(), leaf.serial()).text(),
                account.endpoint().id(),
                account.id(),
                issued.arn().id(),
                order.names(),
                leaf.notBefore(),
                leaf.notAfter(),
                Optional.empty())));
    order
        .replaces()
        .flatMap(name -> IssuedTable.find(account.endpoint(), name, seen))
        .filter(before -> before.replacedBy().isEmpty())
        .ifPresent(
            before ->
                changes.add(IssuedTable.put(account.endpoint(), before.replacedBy(order.id()))));
    return new Outcome<>(OrderView.of(200, request.target(), done, call.now()), changes)
        .noting(
            new Noted(
                List.of(
                    new io.keyrota.server.audit.Resource(
                        "AWS::CertificateManager::Certificate",
                        issued.arn().text(),
                        Optional.empty())),
                Map.of("domainNames", String.join(",", order.names()))));
  }

  private static AcmeProblem badCsr(String detail) {
    return new AcmeProblem(AcmeProblem.Type.BAD_CSR, detail);
  }
}
