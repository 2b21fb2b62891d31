package io.keyrota.rules.kms;

import org.jspecify.annotations.Nullable;

/** How long a data key is: AES_256, AES_128, or 1 to 1024 bytes. */
public final class DataKeySize {

  private DataKeySize() {}

  /**
   * The bytes that GenerateDataKey makes.
   *
   * @param keySpec AWS's DataKeySpec, checked by the model, or null
   * @param numberOfBytes 1 to 1024, checked by the model, or null
   * @throws io.keyrota.rules.aws.Refusal ValidationException unless exactly one is given
   */
  public static int bytes(@Nullable String keySpec, @Nullable Integer numberOfBytes) {
    if ((keySpec == null) == (numberOfBytes == null)) {
      throw KmsRefusal.validation("Please specify either number of bytes or key spec.");
    }
    if (numberOfBytes != null) {
      return numberOfBytes;
    }
    return "AES_128".equals(keySpec) ? 16 : 32;
  }
}
