/** The hot pieces, one by one, under JMH. */
@NullMarked
package io.keyrota.bench.jmh;

import org.jspecify.annotations.NullMarked;
