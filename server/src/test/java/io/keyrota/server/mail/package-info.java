@NullMarked
package io.keyrota.server.mail;

import org.jspecify.annotations.NullMarked;
