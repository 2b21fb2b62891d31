/**
 * Route 53: hosted zones and their record sets, one table of contents and one file an operation.
 * What the public sees of the zones is {@link io.keyrota.server.route53.ZoneAnswers}.
 */
@NullMarked
package io.keyrota.server.route53;

import org.jspecify.annotations.NullMarked;
