@NullMarked
package io.keyrota.server.pages;

import org.jspecify.annotations.NullMarked;
