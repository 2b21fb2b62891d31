/** The law of STS: how long sessions live, what their tags are, what is refused. */
@NullMarked
package io.keyrota.rules.sts;

import org.jspecify.annotations.NullMarked;
