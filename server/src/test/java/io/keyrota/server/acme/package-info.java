@NullMarked
package io.keyrota.server.acme;

import org.jspecify.annotations.NullMarked;
