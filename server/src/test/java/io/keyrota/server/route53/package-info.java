@NullMarked
package io.keyrota.server.route53;

import org.jspecify.annotations.NullMarked;
