package io.keyrota.server.crypto;

import java.math.BigInteger;

/**
 * By which RSA keys of strangers signatures are verified: moduli of 2048 to 8192 bits, and odd
 * exponents of 64 bits at most, so that nobody makes a verification take long.
 */
final class ForeignRsa {
  private static final int SMALLEST = 2048;
  private static final int LARGEST = 8192;
  private static final int LONGEST_EXPONENT = 64;

  private ForeignRsa() {}

  static boolean isTaken(BigInteger modulus, BigInteger exponent) {
    return modulus.bitLength() >= SMALLEST
        && modulus.bitLength() <= LARGEST
        && exponent.bitLength() <= LONGEST_EXPONENT
        && exponent.testBit(0);
  }
}
