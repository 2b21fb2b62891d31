/**
 * Elastic Load Balancing v2: application load balancers, their listeners, and target groups. {@link
 * io.keyrota.server.elb.ElbApi} is the table of contents; what serves on the ports is the edge.
 */
@NullMarked
package io.keyrota.server.elb;

import org.jspecify.annotations.NullMarked;
