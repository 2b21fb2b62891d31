package io.keyrota.server.sealing;

import io.keyrota.rules.secret.Secret;
import java.io.Console;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a passphrase comes from: a file or the terminal, never the command line. */
@FunctionalInterface
public interface PassphraseSource {

  /** The longest passphrase, in bytes of UTF-8. */
  int MOST = 4096;

  /**
   * The passphrase in UTF-8; the caller closes it.
   *
   * @param first whether it is a new one, which people are asked for twice
   */
  Secret ask(boolean first) throws RootKeyUnavailable;

  /** The file's contents without one line's end; a file that others may read is refused. */
  static PassphraseSource ofFile(Path file) {
    return first -> SecretFile.read(file, "passphrase", MOST);
  }

  /** Asks at the process's terminal, without echo. */
  // JDK 25 gives null again where there is no terminal; Error Prone knows JDK 22's behaviour.
  @SuppressWarnings("SystemConsoleNull")
  static PassphraseSource ofTerminal() {
    return first -> {
      @Nullable Console console = System.console();
      if (console == null || !console.isTerminal()) {
        throw new RootKeyUnavailable(
            "there is no terminal to ask for the passphrase: use --passphrase-file FILE");
      }
      return ofPrompt(prompt -> console.readPassword("%s", prompt)).ask(first);
    };
  }

  /** Asks with a function that shows a prompt and gives what was typed, null at the end. */
  static PassphraseSource ofPrompt(Function<String, char @Nullable []> read) {
    return first -> {
      char[] typed = typed(read, first ? "New root passphrase: " : "Root passphrase: ");
      try {
        if (first) {
          char[] again = typed(read, "The same again: ");
          boolean same = Arrays.equals(typed, again);
          Arrays.fill(again, '\0');
          if (!same) {
            throw new RootKeyUnavailable("the two passphrases differ");
          }
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
        byte[] passphrase = new byte[encoded.remaining()];
        encoded.get(passphrase);
        PrivateFile.erase(encoded);
        return Secret.owning(passphrase);
      } finally {
        Arrays.fill(typed, '\0');
      }
    };
  }

  private static char[] typed(Function<String, char @Nullable []> read, String prompt)
      throws RootKeyUnavailable {
    char[] typed = read.apply(prompt);
    if (typed == null) {
      throw new RootKeyUnavailable("no passphrase was given");
    }
    return typed;
  }
}
