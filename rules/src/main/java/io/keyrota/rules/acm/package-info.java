/**
 * The law of AWS Certificate Manager: names, their proofs, the states of a certificate, renewal,
 * what is told when.
 */
@NullMarked
package io.keyrota.rules.acm;

import org.jspecify.annotations.NullMarked;
