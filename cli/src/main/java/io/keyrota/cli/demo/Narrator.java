package io.keyrota.cli.demo;

import java.io.PrintWriter;

/** Tells the story on the screen: headings, commands as a person would type them, answers. */
final class Narrator {
  private final PrintWriter out;
  private int step;

  Narrator(PrintWriter out) {
    this.out = out;
  }

  void chapter(String title) {
    step++;
    say("");
    say(step + ". " + title);
  }

  /** The request that follows, as the guide writes it. */
  void command(String line) {
    say("   $ " + line);
  }

  void answer(String line) {
    say("     " + line);
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }
}
