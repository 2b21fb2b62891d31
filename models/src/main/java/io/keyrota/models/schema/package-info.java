/** What a wire shape is: members, traits and constraints, as the generated records carry them. */
@NullMarked
package io.keyrota.models.schema;

import org.jspecify.annotations.NullMarked;
