/** Tests of load balancers, listeners and target groups without the wire. */
@NullMarked
package io.keyrota.server.elb;

import org.jspecify.annotations.NullMarked;
