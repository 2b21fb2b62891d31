package io.keyrota.server.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.rules.aws.RequestId;
import io.keyrota.server.store.StoreUnavailable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final RequestId ID = new RequestId("some-id");

  private final Logger logger = Logger.getLogger("keyrota.gateway");
  private final List<LogRecord> logged = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord event) {
          logged.add(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void aFullDiskIsToldInALineOfTheLog() {
    Exception full = new StoreUnavailable("not kept", new IOException("No space left on device"));
    assertThat(Trouble.told(ID, full).code()).isEqualTo("ServiceUnavailable");
    assertThat(logged)
        .singleElement()
        .satisfies(
            event -> assertThat(event.getThrown()).isNull(),
            event ->
                assertThat(event.getMessage())
                    .isEqualTo(
                        "request " + ID.text() + " not stored: not kept, No space left on device"));
  }

  @Test
  void aMistakeOfOursHasItsStackTraceInTheLogAndNowhereElse() {
    Exception mistake = new IllegalStateException("a secret place");
    assertThat(Trouble.told(ID, mistake))
        .satisfies(
            told -> assertThat(told.code()).isEqualTo("InternalFailure"),
            told -> assertThat(told.message()).doesNotContain("secret"));
    assertThat(logged).singleElement().extracting(LogRecord::getThrown).isSameAs(mistake);
  }
}
