/** Small real fakes and folders of cases, for the tests of every other module. */
@NullMarked
package io.keyrota.testkit;

import org.jspecify.annotations.NullMarked;
