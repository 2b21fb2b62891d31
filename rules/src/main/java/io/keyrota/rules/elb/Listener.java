package io.keyrota.rules.elb;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A listener of an application load balancer: a port, and what happens to the requests there.
 *
 * @param port 1 to 65535
 * @param certificate the default one; present exactly for HTTPS
 * @param more the other certificates, which SNI chooses among
 * @param sslPolicy present exactly for HTTPS
 */
public record Listener(
    ElbArn arn,
    int port,
    Protocol protocol,
    Optional<String> certificate,
    List<String> more,
    Optional<SslPolicy> sslPolicy,
    Action action,
    SequencedMap<String, String> attributes,
    ElbTags tags) {
  /** AWS's quota, the default certificate not counted. */
  public static final int MOST_CERTIFICATES = 25;

  public Listener {
    more = List.copyOf(more);
    attributes = Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }

  /** What clients speak to a listener. */
  public enum Protocol {
    HTTP,
    HTTPS
  }

  /** With certificates for SNI; the default one and those that are there already are no matter. */
  public Listener withMore(List<String> arns) {
    List<String> next = new java.util.ArrayList<>(more);
    arns.stream().filter(arn -> !next.contains(arn) && !isDefault(arn)).forEach(next::add);
    if (next.size() > MOST_CERTIFICATES) {
      throw ElbRefusal.tooMany(
          "TooManyCertificates", "certificates per load balancer", MOST_CERTIFICATES);
    }
    return with(next);
  }

  /**
   * Without certificates for SNI.
   *
   * @throws io.keyrota.rules.aws.Refusal OperationNotPermitted for the default one
   */
  public Listener withoutMore(List<String> arns) {
    if (arns.stream().anyMatch(this::isDefault)) {
      throw ElbRefusal.notPermitted("The default certificate cannot be removed from a listener");
    }
    return with(more.stream().filter(arn -> !arns.contains(arn)).toList());
  }

  private boolean isDefault(String arn) {
    return certificate.filter(arn::equals).isPresent();
  }

  private Listener with(List<String> next) {
    return new Listener(
        arn, port, protocol, certificate, next, sslPolicy, action, attributes, tags);
  }

  public Listener withTags(ElbTags next) {
    return new Listener(
        arn, port, protocol, certificate, more, sslPolicy, action, attributes, next);
  }

  public Listener withAttributes(SequencedMap<String, String> next) {
    return new Listener(arn, port, protocol, certificate, more, sslPolicy, action, next, tags);
  }

  /** Every certificate that the listener serves, the default one first. */
  public List<String> certificates() {
    List<String> all = new java.util.ArrayList<>();
    certificate.ifPresent(all::add);
    more.stream().filter(arn -> !all.contains(arn)).forEach(all::add);
    return all;
  }

  /** The target groups that the listener forwards to. */
  public List<String> targetGroups() {
    return switch (action) {
      case Action.Forward forward ->
          forward.groups().stream().map(Action.Weighted::targetGroupArn).distinct().toList();
      case Action.Redirect _, Action.FixedResponse _ -> List.of();
    };
  }
}
