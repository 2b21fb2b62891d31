package io.keyrota.server.dns;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.server.aws.ZoneQuestions;
import io.keyrota.server.aws.Zones;
import io.keyrota.server.aws.Zones.Zone;
import io.keyrota.server.crypto.Entropy;
import io.keyrota.server.dns.ZoneSearch.Hit;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;

/**
 * The resolver: hosted zones in process, everything else upstream, at each step of a chain of
 * CNAMEs anew. Of an upstream answer only the records count that the chain from the asked name
 * leads to.
 */
public final class HostedFirst implements Resolver {
  /** One server may take so long to answer once. */
  private static final Duration ATTEMPT = Duration.ofSeconds(2);

  private static final int ROUNDS = 2;

  /** One lookup takes no longer than this; a climb for CAA no longer than twice as long. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** An answer with more records than this is nobody's honest answer. */
  private static final int MOST_RECORDS = 200;

  private final Zones zones;
  private final DnsSettings settings;
  private final Entropy entropy;
  private final Duration attempt;
  private final Duration patience;
  private final RecentReplies recent;
  private @Nullable Upstream upstream;

  /**
   * The resolver of a server.
   *
   * @param advance the number of the advance of a rehearsal that is under way, zero while time runs
   *     by itself
   */
  public HostedFirst(Zones zones, DnsSettings settings, Entropy entropy, LongSupplier advance) {
    this(
        zones,
        settings,
        entropy,
        new RecentReplies(advance, System::nanoTime, ATTEMPT),
        ATTEMPT,
        PATIENCE);
  }

  /** Asks one zone, for who tests what it answers. */
  public static ZoneQuestions questions() {
    return ZoneQuestion::ask;
  }

  HostedFirst(
      Zones zones,
      DnsSettings settings,
      Entropy entropy,
      RecentReplies recent,
      Duration attempt,
      Duration patience) {
    this.zones = zones;
    this.settings = settings;
    this.entropy = entropy;
    this.recent = recent;
    this.attempt = attempt;
    this.patience = patience;
  }

  @Override
  public Found lookup(String name, RecordType type) {
    return lookup(name, type, System.nanoTime() + patience.toNanos());
  }

  @Override
  public Found caa(String given) {
    String text = given.startsWith("*.") ? given.substring(2) : given;
    Optional<DomainName> named = named(text);
    if (named.isEmpty()) {
      return new Found.None(true);
    }
    long deadline = System.nanoTime() + 2 * patience.toNanos();
    for (DomainName at = named.get(); !at.isRoot(); at = at.parent()) {
      Found found = lookup(at.text(), RecordType.CAA, deadline);
      DomainName climbed = at;
      boolean apex =
          zones.of(at.text()).filter(zone -> zone.apex().equals(climbed.text())).isPresent();
      if (!(found instanceof Found.None) || apex) {
        return found;
      }
    }
    return new Found.None(false);
  }

  private static Optional<DomainName> named(String text) {
    try {
      return Optional.of(DomainName.of(text));
    } catch (DomainName.Malformed malformed) {
      return Optional.empty();
    }
  }

  private Found lookup(String given, RecordType type, long deadline) {
    Optional<DomainName> named = named(given);
    if (named.isEmpty()) {
      return new Found.None(true);
    }
    Chain chain = new Chain(named.get());
    while (true) {
      Optional<Found> found = step(chain, type, deadline);
      if (found.isPresent()) {
        return found.get();
      }
      if (chain.tooLong != null) {
        return new Found.Unreachable(chain.tooLong);
      }
    }
  }

  /** Where a lookup has come to. */
  private static final class Chain {
    private final Set<DomainName> seen = new HashSet<>();
    private DomainName at;
    private @Nullable String tooLong;

    Chain(DomainName at) {
      this.at = at;
      seen.add(at);
    }

    /** Goes on to the target of a CNAME; false when that is one too many. */
    boolean follow(DomainName target) {
      if (!seen.add(target)) {
        tooLong = "the CNAMEs form a loop";
      } else if (seen.size() > MOST_CNAMES + 1) {
        tooLong = "there are more than " + MOST_CNAMES + " CNAMEs";
      }
      at = target;
      return tooLong == null;
    }
  }

  /** One step of the way; empty when the chain has been followed and another step is due. */
  private Optional<Found> step(Chain chain, RecordType type, long deadline) {
    Optional<Zone> zone = zones.of(chain.at.text());
    if (zone.isPresent()) {
      switch (ZoneSearch.find(zone.get(), chain.at, type)) {
        case Hit.Records(Zones.RecordSet set) -> {
          return Optional.of(
              new Found.Records(
                  WireRecords.of(set).stream().map(WireRecords::data).toList(), chain.at.text()));
        }
        case Hit.Alias(_, DomainName target) -> {
          chain.follow(target);
          return Optional.empty();
        }
        case Hit.NoData _ -> {
          return Optional.of(new Found.None(false));
        }
        case Hit.NoName _ -> {
          return Optional.of(new Found.None(true));
        }
        case Hit.Referral _ -> {
          // Handed over to somebody else: the world knows whom.
        }
      }
    }
    Name name;
    try {
      name = WireRecords.name(chain.at);
    } catch (TextParseException impossible) {
      return Optional.of(new Found.None(true));
    }
    Upstream asked = upstream();
    Upstream.Reply reply =
        recent.of(
            new RecentReplies.Question(name, type.number()),
            question -> asked.ask(question.name(), question.type(), deadline));
    return switch (reply) {
      case Upstream.Reply.Silence(String why) -> Optional.of(new Found.Unreachable(why));
      case Upstream.Reply.Answer(Message message) -> read(message, name, chain, type);
    };
  }

  private Optional<Found> read(Message message, Name asked, Chain chain, RecordType type) {
    List<Record> records = message.getSection(Section.ANSWER);
    if (records.size() > MOST_RECORDS) {
      return Optional.of(new Found.Unreachable("an answer has too many records"));
    }
    boolean nxdomain = message.getRcode() == Rcode.NXDOMAIN;
    Name at = asked;
    boolean followed = false;
    while (true) {
      List<String> data = new ArrayList<>();
      Name target = null;
      for (Record record : records) {
        if (!record.getName().equals(at)) {
          continue;
        }
        if (record.getType() == type.number()) {
          data.add(WireRecords.data(record));
        } else if (record instanceof CNAMERecord cname && type != RecordType.CNAME) {
          target = cname.getTarget();
        }
      }
      if (!data.isEmpty()) {
        return Optional.of(
            nxdomain
                ? new Found.Unreachable("an answer contradicts itself")
                : new Found.Records(data, chain.at.text()));
      }
      if (target == null) {
        // The name that a chain ended at may have more to tell when it is asked itself.
        return followed && !nxdomain ? Optional.empty() : Optional.of(new Found.None(nxdomain));
      }
      try {
        DomainName next = WireRecords.name(target);
        if (!chain.follow(next) || zones.of(next.text()).isPresent()) {
          return Optional.empty();
        }
      } catch (DomainName.Malformed malformed) {
        return Optional.of(new Found.Unreachable("a CNAME leads to no name"));
      }
      followed = true;
      at = target;
    }
  }

  /**
   * Made when first needed: most servers never look anything up, and the library takes its time.
   */
  private synchronized Upstream upstream() {
    Upstream known = upstream;
    if (known == null) {
      known = new Upstream(servers(), entropy, attempt, ROUNDS);
      upstream = known;
    }
    return known;
  }

  private List<InetSocketAddress> servers() {
    Stream<InetSocketAddress> servers =
        settings.resolvers().isEmpty()
            ? ResolverConfig.getCurrentConfig().servers().stream()
            : settings.resolvers().stream()
                .map(address -> new InetSocketAddress(address.host(), address.port()));
    return servers.filter(address -> !address.isUnresolved()).toList();
  }
}
