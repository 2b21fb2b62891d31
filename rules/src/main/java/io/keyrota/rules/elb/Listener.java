package io.keyrota.rules.elb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A listener of an application load balancer: a port, and what happens to the requests there.
 *
 * @param port 1 to 65535
 * @param certificate the default one; present exactly for HTTPS
 * @param more the other certificates, which SNI chooses among
 * @param sslPolicy present exactly for HTTPS
 * @param mutual off for HTTP
 * @param rules by their priorities; whom none takes meets the action
 */
public record Listener(
    ElbArn arn,
    int port,
    Protocol protocol,
    Optional<String> certificate,
    List<String> more,
    Optional<SslPolicy> sslPolicy,
    MutualAuthentication mutual,
    Action action,
    List<ListenerRule> rules,
    SequencedMap<String, String> attributes,
    ElbTags tags) {
  /** AWS's quota, the default certificate not counted. */
  public static final int MOST_CERTIFICATES = 25;

  public Listener {
    more = List.copyOf(more);
    rules = rules.stream().sorted(Comparator.comparingInt(ListenerRule::priority)).toList();
    attributes = Collections.unmodifiableSequencedMap(new TreeMap<>(attributes));
  }

  /** What clients speak to a listener. */
  public enum Protocol {
    HTTP,
    HTTPS
  }

  /** Whether a listener has the settings that this one is to be made with. */
  public boolean wasMadeAs(Listener there) {
    return there.port == port
        && there.protocol == protocol
        && there.certificate.equals(certificate)
        && there.sslPolicy.equals(sslPolicy)
        && there.mutual == mutual
        && there.action.equals(action)
        && there.tags.equals(tags);
  }

  /**
   * With certificates for SNI, of which the default one can be one too; those that are there
   * already are no matter.
   */
  public Listener withMore(List<String> arns) {
    List<String> next = new ArrayList<>(more);
    arns.stream().filter(arn -> !next.contains(arn)).forEach(next::add);
    if (next.size() > MOST_CERTIFICATES) {
      throw ElbRefusal.tooMany(
          "TooManyCertificates", "certificates per load balancer", MOST_CERTIFICATES);
    }
    return with(next);
  }

  /**
   * Without certificates for SNI.
   *
   * @throws io.keyrota.rules.aws.Refusal OperationNotPermitted for the default one, unless it was
   *     added to them too
   */
  public Listener withoutMore(List<String> arns) {
    if (arns.stream().anyMatch(arn -> isDefault(arn) && !more.contains(arn))) {
      throw ElbRefusal.notPermitted("The default certificate cannot be removed from a listener");
    }
    return with(more.stream().filter(arn -> !arns.contains(arn)).toList());
  }

  private boolean isDefault(String arn) {
    return certificate.filter(arn::equals).isPresent();
  }

  private Listener with(List<String> next) {
    return new Listener(
        arn, port, protocol, certificate, next, sslPolicy, mutual, action, rules, attributes, tags);
  }

  public Listener withTags(ElbTags next) {
    return new Listener(
        arn, port, protocol, certificate, more, sslPolicy, mutual, action, rules, attributes, next);
  }

  public Listener withAttributes(SequencedMap<String, String> next) {
    return new Listener(
        arn, port, protocol, certificate, more, sslPolicy, mutual, action, rules, next, tags);
  }

  /** Every certificate that the listener serves, the default one first. */
  public List<String> certificates() {
    List<String> all = new ArrayList<>();
    certificate.ifPresent(all::add);
    more.stream().filter(arn -> !all.contains(arn)).forEach(all::add);
    return all;
  }

  /**
   * The same, if it redirects nobody from HTTPS to HTTP, or to where he comes from.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidLoadBalancerAction
   */
  public Listener checked() {
    actions()
        .forEach(
            each -> {
              if (each instanceof Action.Redirect redirect) {
                check(redirect);
              }
            });
    return this;
  }

  private void check(Action.Redirect redirect) {
    if (protocol == Protocol.HTTPS && redirect.protocol().equals("HTTP")) {
      throw ElbRefusal.invalidAction("A redirect from HTTPS to HTTP is not possible");
    }
    if (List.of("#{protocol}", protocol.name()).contains(redirect.protocol())
        && List.of("#{port}", Integer.toString(port)).contains(redirect.port())
        && redirect.host().equals("#{host}")
        && redirect.path().equals("/#{path}")) {
      throw ElbRefusal.invalidAction(
          "The redirect configuration is not valid because it creates a loop.");
    }
  }

  private Stream<Action> actions() {
    return Stream.concat(Stream.of(action), rules.stream().map(ListenerRule::action));
  }

  /** The header fields that its attributes add to responses, by their names. */
  public SequencedMap<String, String> responseHeaders() {
    SequencedMap<String, String> headers = new TreeMap<>();
    attributes.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            Attribute.responseHeader(name).ifPresent(header -> headers.put(header, value));
          }
        });
    return headers;
  }

  /** By which header field targets are told what has that one by standard. */
  public String fieldFor(String standard) {
    return Attribute.named(attributes, standard);
  }

  /** Whether responses may name the server that made them. */
  public boolean namesServer() {
    return Attribute.value(knownAttributes(), attributes, Attribute.SERVER).equals("true");
  }

  /** The attributes that a listener of its protocol has. */
  public List<Attribute> knownAttributes() {
    return protocol == Protocol.HTTPS ? Attribute.OF_HTTPS_LISTENERS : Attribute.OF_HTTP_LISTENERS;
  }

  /**
   * With other rules.
   *
   * @throws io.keyrota.rules.aws.Refusal PriorityInUse
   */
  public Listener withRules(List<ListenerRule> next) {
    Set<Integer> priorities = new LinkedHashSet<>();
    for (ListenerRule rule : next) {
      if (!priorities.add(rule.priority())) {
        throw ElbRefusal.priorityInUse(rule.priority());
      }
    }
    return new Listener(
        arn, port, protocol, certificate, more, sslPolicy, mutual, action, next, attributes, tags);
  }

  /** The rule of that ARN. */
  public Optional<ListenerRule> rule(ElbArn rule) {
    return rules.stream().filter(each -> each.arn().equals(rule)).findFirst();
  }

  /** The rules with that one in place of the one with its ARN. */
  public List<ListenerRule> rulesWith(ListenerRule rule) {
    return Stream.concat(rulesWithout(rule.arn()).stream(), Stream.of(rule)).toList();
  }

  /** The rules but that one. */
  public List<ListenerRule> rulesWithout(ElbArn rule) {
    return rules.stream().filter(each -> !each.arn().equals(rule)).toList();
  }

  /** What happens to a request. */
  public Action actionOn(RequestSeen request) {
    return rules.stream()
        .filter(rule -> rule.takes(request))
        .findFirst()
        .map(ListenerRule::action)
        .orElse(action);
  }

  /** The target groups that the listener or a rule of it forwards to. */
  public List<String> targetGroups() {
    return actions()
        .flatMap(
            each ->
                switch (each) {
                  case Action.Forward forward ->
                      forward.groups().stream().map(Action.Weighted::targetGroupArn);
                  case Action.Redirect _, Action.FixedResponse _ -> Stream.of();
                })
        .distinct()
        .toList();
  }
}
