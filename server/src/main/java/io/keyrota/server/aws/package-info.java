/**
 * The one door: who asks, may they, decide, commit, audit. Read {@link
 * io.keyrota.server.aws.AwsGateway} first.
 */
@NullMarked
package io.keyrota.server.aws;

import org.jspecify.annotations.NullMarked;
