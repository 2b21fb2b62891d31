package io.keyrota.server.http;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Turns off what Vert.x and Netty do that a small server neither needs nor wants: their logs (what
 * matters is reported by exceptions), their own DNS resolver, metrics and web sockets. And says
 * where their buffers come from.
 */
final class VertxQuiet {

  /** Held here because the JDK forgets a logger, and its level, that nobody holds. */
  private static final List<Logger> SILENT =
      Stream.of("io.netty", "io.vertx").map(Logger::getLogger).toList();

  private VertxQuiet() {}

  /** Must run before the first class of Vert.x is initialized; what the user has set is kept. */
  static void settle() {
    for (String unneeded :
        List.of(
            "vertx.disableDnsResolver",
            "vertx.disableMetrics",
            "vertx.disableWebsockets",
            "vertx.disableTCCL",
            "vertx.disableContextTimings")) {
      System.setProperty(unneeded, System.getProperty(unneeded, "true"));
    }
    System.setProperty(
        "vertx.logger-delegate-factory-class-name",
        System.getProperty(
            "vertx.logger-delegate-factory-class-name",
            "io.vertx.core.logging.JULLogDelegateFactory"));
    // Netty's newer way to share buffers costs a request a twelfth more, all told.
    System.setProperty(
        "io.netty.allocator.type", System.getProperty("io.netty.allocator.type", "pooled"));
    InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
    SILENT.forEach(logger -> logger.setLevel(Level.OFF));
  }
}
