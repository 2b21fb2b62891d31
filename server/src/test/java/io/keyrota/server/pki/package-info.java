@NullMarked
package io.keyrota.server.pki;

import org.jspecify.annotations.NullMarked;
