/**
 * STS: who signs, and temporary credentials that live in their own sealed token. {@link
 * io.keyrota.server.sts.StsApi} is the table of contents.
 */
@NullMarked
package io.keyrota.server.sts;

import org.jspecify.annotations.NullMarked;
