package io.keyrota.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The server's log: one line an event on standard error, and stack traces of our own mistakes. */
final class Logging {
  private Logging() {}

  static void configure() {
    Logger root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    ConsoleHandler console = new ConsoleHandler();
    console.setFormatter(new Line());
    root.addHandler(console);
    root.setLevel(Level.WARNING);
  }

  private static final class Line extends Formatter {
    @Override
    public String format(LogRecord event) {
      StringBuilder line = new StringBuilder();
      line.append(event.getInstant()).append(' ').append(event.getLevel()).append(' ');
      line.append(event.getLoggerName()).append(": ").append(escaped(formatMessage(event)));
      if (event.getThrown() != null) {
        StringWriter trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace));
        line.append(System.lineSeparator()).append(trace.toString().stripTrailing());
      }
      return line.append(System.lineSeparator()).toString();
    }

    /** What strangers sent cannot make lines or colours of their own. */
    private static String escaped(String text) {
      StringBuilder plain = new StringBuilder(text.length());
      text.chars()
          .forEach(
              c -> plain.append(c < ' ' || c == 0x7f ? String.format("\\u%04x", c) : (char) c));
      return plain.toString();
    }
  }
}
