/**
 * What is answered without a signature: {@link io.keyrota.server.pages.Pages} lists it all. Nothing
 * else is.
 */
@NullMarked
package io.keyrota.server.pages;

import org.jspecify.annotations.NullMarked;
