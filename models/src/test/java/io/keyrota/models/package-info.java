/** The generated models, seen as their users see them. */
@NullMarked
package io.keyrota.models;

import org.jspecify.annotations.NullMarked;
