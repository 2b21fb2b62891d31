/** The data folder: whose it is, and what is wrong with its files, in words. */
@org.jspecify.annotations.NullMarked
package io.keyrota.server.files;
