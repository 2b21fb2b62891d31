/**
 * When an access key is due, and when it is proved unused: evidence, its sources' delays, verdicts,
 * and the policy file's law.
 */
@NullMarked
package io.keyrota.rules.credentials;

import org.jspecify.annotations.NullMarked;
