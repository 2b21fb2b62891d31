package io.keyrota.server.elb;

import io.keyrota.models.elasticloadbalancing.Certificate;
import io.keyrota.models.elasticloadbalancing.DescribeListenerCertificatesInput;
import io.keyrota.models.elasticloadbalancing.DescribeListenerCertificatesOutput;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.Listener;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;

/** Shows the certificates of a listener, the default one first, in pages. */
final class DescribeListenerCertificates
    implements Operation<DescribeListenerCertificatesInput, DescribeListenerCertificatesOutput> {

  @Override
  public Prepared<DescribeListenerCertificatesOutput> prepare(
      Request request, DescribeListenerCertificatesInput input, Snapshot seen) {
    ElbArn arn = Named.arn(ElbArn.Kind.LISTENER, input.listenerArn());
    return Prepared.of(
        Permission.of("elasticloadbalancing:DescribeListenerCertificates", "*"),
        call -> {
          Listener listener = Named.listener(request, arn, seen);
          Pages.Page<Certificate> page =
              new Pages("DescribeListenerCertificates", input.marker(), input.pageSize())
                  .of(Shown.certificates(listener));
          return Outcome.of(new DescribeListenerCertificatesOutput(page.items(), page.next()));
        });
  }
}
