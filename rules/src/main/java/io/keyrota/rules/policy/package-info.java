/** IAM's policy language and how its decisions are made: AWS's evaluation logic, whole and pure. */
@NullMarked
package io.keyrota.rules.policy;

import org.jspecify.annotations.NullMarked;
