@NullMarked
package io.keyrota.rules.acm;

import org.jspecify.annotations.NullMarked;
