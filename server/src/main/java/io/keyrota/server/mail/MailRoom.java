package io.keyrota.server.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.keyrota.rules.aws.AccountId;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.secret.Secret;
import io.keyrota.rules.text.Base64Url;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Duty;
import io.keyrota.server.aws.Mail;
import io.keyrota.server.crypto.Digest;
import io.keyrota.server.sealing.Sealed;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks people by mail and knows their links. */
public final class MailRoom implements Mail {
  /** What the path of every link begins with; the token follows. */
  public static final String PATH = "/approve/";

  private static final int TOKEN = 32;

  private final Optional<Smtp> smtp;
  private final String url;
  private final Digest sha256;

  /**
   * @param smtp absent where no relay is set
   * @param url where people find the pages, without a slash at the end
   */
  public MailRoom(Optional<Smtp> smtp, String url, Digest sha256) {
    this.smtp = smtp;
    this.url = url;
    this.sha256 = sha256;
  }

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(LinkTable.TABLE, OutgoingMailTable.TABLE);
  }

  /** What time asks for. */
  public List<Duty<?>> duties(Sealer sealer, Supplier<Snapshot> store) {
    return List.of(new SendMail(smtp, sealer, store), new ExpireLink());
  }

  @Override
  public boolean isConfigured() {
    return smtp.isPresent();
  }

  @Override
  public List<Change> ask(Call call, Question question, Snapshot seen) {
    List<String> readers = question.to().stream().filter(MailRoom::isAddress).toList();
    if (smtp.isEmpty() || readers.isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>(withdraw(question.subject(), seen));
    String token = Base64Url.of(call.entropy().bytes(TOKEN));
    changes.add(
        LinkTable.put(
            new Link(
                id(token),
                call.request().account(),
                call.request().region(),
                question.principal(),
                question.subject(),
                question.until())));
    String id = HexFormat.of().formatHex(call.entropy().bytes(16));
    try (Secret text = Secret.ofText(question.text() + "\r\n\r\n" + url + PATH + token + "\r\n")) {
      Sealed sealed = call.sealer().seal(Sealer.Domain.MAIL, OutgoingMailTable.identity(id), text);
      changes.add(
          OutgoingMailTable.put(
              new OutgoingMail(id, readers, question.title(), sealed, call.now(), call.now())));
    }
    return changes;
  }

  private static boolean isAddress(String text) {
    try {
      return MailAddress.of(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public List<Change> withdraw(String subject, Snapshot seen) {
    return LinkTable.of(subject, seen).stream().map(link -> LinkTable.remove(link.id())).toList();
  }

  /** A link that is still good, by its token; looking changes nothing. */
  public Optional<Followed> follow(String token, Instant now, Snapshot seen) {
    return LinkTable.find(id(token), seen)
        .filter(link -> now.isBefore(link.until()))
        .map(Followed::new);
  }

  private String id(String token) {
    return HexFormat.of().formatHex(sha256.of(token.getBytes(US_ASCII)));
  }

  /** A link somebody holds. */
  public static final class Followed {
    private final Link link;

    private Followed(Link link) {
      this.link = link;
    }

    public AccountId account() {
      return link.account();
    }

    public Region region() {
      return link.region();
    }

    /** The service that asked. */
    public String principal() {
      return link.principal();
    }

    public String subject() {
      return link.subject();
    }

    /** What makes the link void: to be committed with what following it does. */
    public Change used() {
      return LinkTable.remove(link.id());
    }
  }
}
