/** Tests of the law of KMS. */
@NullMarked
package io.keyrota.rules.kms;

import org.jspecify.annotations.NullMarked;
