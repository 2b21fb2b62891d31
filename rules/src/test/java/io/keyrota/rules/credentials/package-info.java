@NullMarked
package io.keyrota.rules.credentials;

import org.jspecify.annotations.NullMarked;
