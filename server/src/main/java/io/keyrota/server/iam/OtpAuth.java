package io.keyrota.server.iam;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.keyrota.rules.iam.MfaDevice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** What an MFA app scans: the device as an {@code otpauth} URI, in a QR code, in a PNG file. */
final class OtpAuth {
  private static final String ISSUER = "Amazon%20Web%20Services";
  private static final int PIXELS_A_MODULE = 4;
  private static final int QUIET_ZONE = 4;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private OtpAuth() {}

  /**
   * The picture.
   *
   * @param seed in base32
   */
  static byte[] png(MfaDevice device, String seed) {
    String uri =
        "otpauth://totp/"
            + ISSUER
            + ":"
            + PolicyText.answered(device.name())
            + "@"
            + device.account()
            + "?secret="
            + seed
            + "&issuer="
            + ISSUER;
    try {
      return png(Encoder.encode(uri, ErrorCorrectionLevel.L).getMatrix());
    } catch (WriterException e) {
      throw new IllegalStateException("an otpauth URI does not fit into a QR code", e);
    }
  }

  private static byte[] png(ByteMatrix modules) {
    int side = (modules.getWidth() + 2 * QUIET_ZONE) * PIXELS_A_MODULE;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    // One bit a pixel, greyscale: 0 is black.
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).put(new byte[4]).array());
    chunk(out, "IDAT", deflated(rows(modules, side)));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static byte[] rows(ByteMatrix modules, int side) {
    int width = (side + 7) / 8;
    byte[] rows = new byte[side * (width + 1)];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int column = x / PIXELS_A_MODULE - QUIET_ZONE;
        int row = y / PIXELS_A_MODULE - QUIET_ZONE;
        boolean inside =
            column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
        if (!inside || modules.get(column, row) != 1) {
          rows[y * (width + 1) + 1 + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] rows) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(rows);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[1024];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] typed =
        ByteBuffer.allocate(4 + data.length)
            .put(type.getBytes(StandardCharsets.US_ASCII))
            .put(data)
            .array();
    CRC32 crc = new CRC32();
    crc.update(typed);
    out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    out.writeBytes(typed);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
