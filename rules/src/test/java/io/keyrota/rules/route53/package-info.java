@NullMarked
package io.keyrota.rules.route53;

import org.jspecify.annotations.NullMarked;
