package io.keyrota.server.aws.wire;

import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.Protocol;
import io.keyrota.models.schema.ServiceSchema;

/** The operation that a request names, and the protocol in which it is answered. */
public record Target(ServiceSchema service, OperationSchema<?, ?> operation, Protocol protocol) {}
