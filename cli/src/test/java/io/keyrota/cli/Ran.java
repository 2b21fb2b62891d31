package io.keyrota.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** A command of keyrota, run in this process, and what came of it. */
record Ran(int exit, String out, String err) {

  static Ran of(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exit = line.execute(words);
    return new Ran(exit, out.toString(), err.toString());
  }
}
