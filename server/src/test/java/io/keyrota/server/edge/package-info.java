/** Tests of the ports on which load balancers serve. */
@NullMarked
package io.keyrota.server.edge;

import org.jspecify.annotations.NullMarked;
