@NullMarked
package io.keyrota.server.dns;

import org.jspecify.annotations.NullMarked;
