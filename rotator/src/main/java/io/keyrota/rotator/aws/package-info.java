/** What the rotator asks of AWS, through the AWS SDK, and of a Keyrota, where there is one. */
@NullMarked
package io.keyrota.rotator.aws;

import org.jspecify.annotations.NullMarked;
