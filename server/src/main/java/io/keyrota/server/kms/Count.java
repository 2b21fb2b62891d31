package io.keyrota.server.kms;

/**
 * How many of something there are.
 *
 * @param of what is counted, the row's id
 */
record Count(String of, long number) {
  Count plus(long more) {
    return new Count(of, number + more);
  }
}
