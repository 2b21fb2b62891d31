/** Reads what identity providers of SAML 2.0 say of themselves; the only user of XML's parser. */
@NullMarked
package io.keyrota.server.saml;

import org.jspecify.annotations.NullMarked;
