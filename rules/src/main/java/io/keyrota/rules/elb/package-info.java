/**
 * The law of Elastic Load Balancing v2, as far as Keyrota has it: application load balancers whose
 * listeners serve ACM certificates, and the target groups behind them.
 */
@NullMarked
package io.keyrota.rules.elb;

import org.jspecify.annotations.NullMarked;
