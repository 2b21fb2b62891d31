/**
 * The law of KMS: which keys exist and what they may do in which state, how they rotate, expire and
 * are deleted, how a ciphertext names its key, and what a grant allows. Nothing here reads a clock
 * or touches a key's bytes.
 */
@NullMarked
package io.keyrota.rules.kms;

import org.jspecify.annotations.NullMarked;
