package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;

/**
 * The operation that a request names, and the protocol in which it is answered.
 *
 * @param json whether an awsQuery request is answered in JSON, as its {@code Accept} header asks
 */
public record Target(
    ServiceSchema service, OperationSchema<?, ?> operation, Protocol protocol, boolean json) {

  /** Answered in the protocol's own form. */
  public Target(ServiceSchema service, OperationSchema<?, ?> operation, Protocol protocol) {
    this(service, operation, protocol, false);
  }
}
