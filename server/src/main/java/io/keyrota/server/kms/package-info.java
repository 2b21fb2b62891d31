/**
 * KMS: keys and their materials, aliases, grants and key policies. {@link
 * io.keyrota.server.kms.KmsApi} is the table of contents; the law is in {@code
 * io.keyrota.rules.kms}.
 */
@NullMarked
package io.keyrota.server.kms;

import org.jspecify.annotations.NullMarked;
