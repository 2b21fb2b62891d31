package io.keyrota.rules.elb;

import java.util.Optional;

/**
 * What is known of a target by asking it. A new target is healthy after its first good answer, as
 * AWS has it; afterwards the group's thresholds count.
 *
 * @param good good answers in a row
 * @param bad bad answers in a row
 * @param last why the last answer was bad
 */
public record TargetHealth(State state, int good, int bad, Optional<Answer> last) {
  /** A target that was not asked yet. */
  public static final TargetHealth NEW = new TargetHealth(State.INITIAL, 0, 0, Optional.empty());

  /** The states in which a target can be while its group is in use. */
  public enum State {
    INITIAL,
    HEALTHY,
    UNHEALTHY
  }

  /** What a target said when asked. */
  public sealed interface Answer {
    /** An answer with that status. */
    record Status(int code) implements Answer {}

    /** Nothing in time. */
    record TimedOut() implements Answer {}

    /** No connection, or one that broke. */
    record Failed() implements Answer {}
  }

  /** What is known after one more answer. */
  public TargetHealth after(Answer answer, HealthCheck check) {
    if (answer instanceof Answer.Status(int code) && check.matches(code)) {
      int row = good + 1;
      boolean healthy =
          state == State.HEALTHY || state == State.INITIAL || row >= check.healthyThreshold();
      return new TargetHealth(
          healthy ? State.HEALTHY : state, row, 0, healthy ? Optional.empty() : last);
    }
    int row = bad + 1;
    boolean unhealthy = row >= check.unhealthyThreshold();
    return new TargetHealth(unhealthy ? State.UNHEALTHY : state, 0, row, Optional.of(answer));
  }

  /** AWS's reason code of a state that is not healthy. */
  public Optional<String> reason() {
    return switch (state) {
      case HEALTHY -> Optional.empty();
      case INITIAL -> Optional.of("Elb.InitialHealthChecking");
      case UNHEALTHY ->
          Optional.of(
              switch (last.orElse(new Answer.Failed())) {
                case Answer.Status _ -> "Target.ResponseCodeMismatch";
                case Answer.TimedOut _ -> "Target.Timeout";
                case Answer.Failed _ -> "Target.FailedHealthChecks";
              });
    };
  }

  /** AWS's words for the reason. */
  public Optional<String> description() {
    return switch (state) {
      case HEALTHY -> Optional.empty();
      case INITIAL -> Optional.of("Initial health checks in progress");
      case UNHEALTHY ->
          Optional.of(
              switch (last.orElse(new Answer.Failed())) {
                case Answer.Status status ->
                    "Health checks failed with these codes: [" + status.code() + "]";
                case Answer.TimedOut _ -> "Request timed out";
                case Answer.Failed _ -> "Health checks failed";
              });
    };
  }
}
