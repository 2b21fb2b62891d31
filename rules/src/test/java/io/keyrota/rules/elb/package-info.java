/** Tests of the law of load balancers. */
@NullMarked
package io.keyrota.rules.elb;

import org.jspecify.annotations.NullMarked;
