@NullMarked
package io.keyrota.server.acm;

import org.jspecify.annotations.NullMarked;
