/**
 * AWS's wire protocols: awsJson1.1 and awsQuery. Requests are addressed, read and validated against
 * the schemas of {@code io.keyrota.models.schema}; records and refusals become answers. Nothing
 * here knows what an operation does. Begin at {@link io.keyrota.server.aws.wire.Wire}.
 */
@NullMarked
package io.keyrota.server.aws.wire;

import org.jspecify.annotations.NullMarked;
