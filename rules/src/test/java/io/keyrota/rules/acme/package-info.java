@NullMarked
package io.keyrota.rules.acme;

import org.jspecify.annotations.NullMarked;
