/**
 * The rotation of one credential as a state machine: what a rotation remembers, what was seen, and
 * the one function that says what to do next, or until when to wait and why.
 */
@NullMarked
package io.keyrota.rules.rotation;

import org.jspecify.annotations.NullMarked;
