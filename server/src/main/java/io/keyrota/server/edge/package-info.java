/**
 * The ports on which load balancers serve: TLS with ACM's certificates, HTTP/1.1 and 2, and what is
 * sent on to targets. {@link io.keyrota.server.edge.EdgePorts} opens and closes them. Everything a
 * port does is read from the store when it is needed: there is no copy that could be stale.
 */
@NullMarked
package io.keyrota.server.edge;

import org.jspecify.annotations.NullMarked;
