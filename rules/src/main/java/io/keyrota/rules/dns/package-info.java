/** The law of the Domain Name System: names, record types, record data in presentation format. */
@NullMarked
package io.keyrota.rules.dns;

import org.jspecify.annotations.NullMarked;
