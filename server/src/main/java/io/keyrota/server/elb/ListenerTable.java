package io.keyrota.server.elb;

import io.keyrota.rules.elb.ElbArn;
import io.keyrota.rules.elb.ElbTags;
import io.keyrota.rules.elb.Listener;
import io.keyrota.rules.elb.LoadBalancer;
import io.keyrota.rules.elb.MutualAuthentication;
import io.keyrota.rules.elb.SslPolicy;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Document;
import io.keyrota.server.store.Place;
import io.keyrota.server.store.Row;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.util.List;
import java.util.Optional;

/** Listeners by load balancer and their own id; each belongs to its load balancer. */
final class ListenerTable implements Table<Listener> {
  static final ListenerTable TABLE = new ListenerTable();

  private ListenerTable() {}

  static Optional<Listener> find(ElbArn arn, Snapshot seen) {
    return seen.find(TABLE, place(arn), id(arn)).filter(row -> row.arn().equals(arn));
  }

  /** All listeners of a load balancer. */
  static List<Listener> ofLoadBalancer(ElbArn balancer, Snapshot seen) {
    return seen
        .ofOwner(TABLE, place(balancer), balancer.name(), "", LoadBalancer.MOST_LISTENERS)
        .stream()
        .map(Row::value)
        .toList();
  }

  static Change put(Listener listener) {
    return new Change.Put<>(TABLE, place(listener.arn()), id(listener.arn()), listener);
  }

  static Change remove(ElbArn arn) {
    return Change.Remove.of(TABLE, place(arn), id(arn));
  }

  static String id(ElbArn arn) {
    return arn.name() + "/" + arn.listenerId();
  }

  private static Place place(ElbArn arn) {
    return new Place(arn.account(), arn.region());
  }

  @Override
  public String kind() {
    return "elb-listener";
  }

  @Override
  public int format() {
    return 5;
  }

  @Override
  public Document write(Listener row) {
    return Document.builder()
        .put("arn", row.arn().text())
        .put("port", row.port())
        .put("protocol", row.protocol().name())
        .put("certificate", row.certificate())
        .put("more", row.more())
        .put("sslPolicy", row.sslPolicy().map(SslPolicy::awsName))
        .put("mutual", mutual(row))
        .putDocuments("actions", List.of(ActionDocument.write(row.action())))
        .putDocuments("rules", row.rules().stream().map(RuleDocument::write).toList())
        .put("attributes", row.attributes())
        .put("tags", row.tags().values())
        .build();
  }

  @Override
  public Listener read(int format, Document document) {
    return new Listener(
        arn(document.text("arn")),
        Math.toIntExact(document.number("port")),
        Listener.Protocol.valueOf(document.text("protocol")),
        document.optionalText("certificate"),
        document.texts("more"),
        document.optionalText("sslPolicy").map(SslPolicy::named),
        document.optionalText("mutual").map(ListenerTable::mutual).orElse(MutualAuthentication.OFF),
        ActionDocument.read(document.documents("actions").getFirst()),
        format < 2
            ? List.of()
            : document.documents("rules").stream().map(RuleDocument::read).toList(),
        document.map("attributes"),
        new ElbTags(document.map("tags")));
  }

  /** Nothing where it is off, as in rows of the formats before 4. */
  private static Optional<String> mutual(Listener row) {
    return Optional.of(row.mutual())
        .filter(mutual -> mutual != MutualAuthentication.OFF)
        .map(MutualAuthentication::mode);
  }

  private static MutualAuthentication mutual(String mode) {
    return MutualAuthentication.named(mode)
        .orElseThrow(() -> new IllegalStateException("a stored listener has no known mode"));
  }

  static ElbArn arn(String text) {
    return ElbArn.parse(text)
        .orElseThrow(() -> new IllegalStateException("a stored listener has no listener's ARN"));
  }

  @Override
  public String owner(Listener row) {
    return row.arn().name();
  }
}
