/** What is true of texts everywhere. */
@NullMarked
package io.keyrota.rules.text;

import org.jspecify.annotations.NullMarked;
