/**
 * Reads what identity providers of SAML 2.0 say of themselves, and verifies what they say of their
 * users; the only user of XML's parsers and signatures.
 */
@NullMarked
package io.keyrota.server.saml;

import org.jspecify.annotations.NullMarked;
