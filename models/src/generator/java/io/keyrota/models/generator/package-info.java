/** Turns the Smithy models into records, enums and schemas when the project is built. */
@NullMarked
package io.keyrota.models.generator;

import org.jspecify.annotations.NullMarked;
