@NullMarked
package io.keyrota.server.saml;

import org.jspecify.annotations.NullMarked;
