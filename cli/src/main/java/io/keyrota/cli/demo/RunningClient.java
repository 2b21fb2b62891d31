package io.keyrota.cli.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that never rests: it asks by turns over the connection that it opened at the beginning,
 * and over a new one each time.
 */
final class RunningClient {
  private static final long PATIENCE_MILLIS = 60_000;

  private final Visitor visitor;
  private final Thread thread;
  private final List<String> failures = new ArrayList<>();
  private long requests;
  private long handshakes;
  private boolean stopping;
  private boolean firstLives;

  private RunningClient(Visitor visitor) {
    this.visitor = visitor;
    this.thread = Thread.ofPlatform().name("client").unstarted(this::run);
  }

  static RunningClient start(Visitor visitor) {
    RunningClient client = new RunningClient(visitor);
    client.thread.start();
    return client;
  }

  private void run() {
    try (Visitor.Connection first = visitor.connect()) {
      while (!isStopping()) {
        try {
          first.ask();
          var _ = visitor.visit();
          went();
        } catch (IOException e) {
          failed(e);
        }
      }
      first.ask();
      lives();
    } catch (IOException e) {
      failed(e);
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void went() {
    requests += 2;
    handshakes++;
    notifyAll();
  }

  private synchronized void lives() {
    firstLives = true;
  }

  private synchronized void failed(IOException why) {
    failures.add(String.valueOf(why.getMessage()));
    notifyAll();
  }

  /** Returns when it has asked at least once more, from the beginning to the end. */
  synchronized void awaitMore() throws InterruptedException {
    long enough = requests + 4;
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (requests < enough && failures.isEmpty()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new InterruptedException("the client stands still");
      }
      wait(left);
    }
  }

  /** Ends, with a last request over the first connection. */
  void stop() throws InterruptedException {
    synchronized (this) {
      stopping = true;
    }
    thread.join();
  }

  synchronized int failures() {
    return failures.size();
  }

  synchronized boolean firstConnectionLives() {
    return firstLives;
  }

  /** For people. */
  synchronized String told() {
    return "the client sent "
        + requests
        + " requests over "
        + (handshakes + 1)
        + " connections; failed: "
        + (failures.isEmpty() ? "none" : failures.size() + ", first " + failures.getFirst());
  }
}
