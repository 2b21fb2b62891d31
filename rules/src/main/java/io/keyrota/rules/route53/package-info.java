/** The law of Route 53: hosted zones, their record sets, and batches of changes to them. */
@NullMarked
package io.keyrota.rules.route53;

import org.jspecify.annotations.NullMarked;
