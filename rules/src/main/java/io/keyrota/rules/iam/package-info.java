/**
 * The law of IAM users, access keys and accounts, and of the sessions that STS makes of them:
 * limits, names, ids, reports and who may act.
 */
@NullMarked
package io.keyrota.rules.iam;

import org.jspecify.annotations.NullMarked;
