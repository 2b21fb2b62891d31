/**
 * How fast it is: a load run against a real server process ({@link io.keyrota.bench.Load}) and JMH
 * for the hot pieces. docs/benchmarks.md says how to read the figures.
 */
@NullMarked
package io.keyrota.bench;

import org.jspecify.annotations.NullMarked;
