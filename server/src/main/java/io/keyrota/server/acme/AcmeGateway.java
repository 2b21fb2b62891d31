package io.keyrota.server.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyrota.rules.acme.AcmeAccount;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.acme.AcmeProblem;
import io.keyrota.rules.acme.Jwk;
import io.keyrota.rules.acme.Jws;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.acme.endpoints.AccountTable;
import io.keyrota.server.acme.endpoints.AcmeUrls;
import io.keyrota.server.acme.endpoints.EndpointTable;
import io.keyrota.server.acme.endpoints.RoleTrust;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.GuestDoor;
import io.keyrota.server.aws.Origin;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Request;
import io.keyrota.server.http.Answerer;
import io.keyrota.server.http.Header;
import io.keyrota.server.http.RawRequest;
import io.keyrota.server.http.RawResponse;
import io.keyrota.server.http.Reply;
import io.keyrota.server.json.JsonValue;
import io.keyrota.server.store.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The door for ACME clients, below {@value AcmeUrls#PATH}. A signed request takes one way:
 * addressed, its nonce taken, its signature verified, decided, committed, audited, answered. To
 * follow it, read {@link #posted}. What is asked for without a signature, the directory, nonces and
 * renewal information, is told to everybody.
 */
public final class AcmeGateway implements Answerer {
  private static final String SOURCE = "acm.amazonaws.com";
  private static final String NEW_NONCE = "new-nonce";

  private final Answerer others;
  private final Answerer answering = Answerer.blocking(this::answer);
  private final Optional<String> publicUrl;
  private final Nonces nonces;
  private final RoleTrust trust;
  private final GuestDoor door;
  private final Supplier<Snapshot> look;
  private final OpenResources open;
  private final Map<String, Resource> resources;

  /**
   * @param publicUrl where clients find the server, where that was set
   * @param look the newest there is
   * @param others answers everything else
   */
  AcmeGateway(
      Optional<String> publicUrl,
      Nonces nonces,
      RoleTrust trust,
      GuestDoor door,
      Supplier<Snapshot> look,
      OpenResources open,
      Map<String, Resource> resources,
      Answerer others) {
    this.publicUrl = publicUrl;
    this.nonces = nonces;
    this.trust = trust;
    this.door = door;
    this.look = look;
    this.open = open;
    this.resources = Map.copyOf(resources);
    this.others = others;
  }

  @Override
  public void answer(RawRequest request, Reply reply) {
    (request.path().startsWith(AcmeUrls.PATH) ? answering : others).answer(request, reply);
  }

  private RawResponse answer(RawRequest raw) {
    Optional<Target> addressed = Optional.empty();
    AcmeAnswer answer;
    try {
      Target target = Target.of(raw, publicUrl);
      addressed = Optional.of(target);
      answer = raw.method().equals("POST") ? posted(raw, target) : got(raw, target);
    } catch (RuntimeException thrown) {
      Problems.log(thrown);
      answer = Problems.answer(Problems.of(thrown));
    }
    return dressed(answer, raw.method(), addressed);
  }

  /**
   * The answer with what its kind has. A nonce goes to whoever has spent one or asks for one (RFC
   * 8555, 6.5): what anybody can read uses up none.
   */
  private RawResponse dressed(AcmeAnswer answer, String method, Optional<Target> addressed) {
    List<Header> headers = new ArrayList<>(answer.headers());
    if (method.equals("POST")
        || addressed.filter(target -> target.resource().equals(NEW_NONCE)).isPresent()) {
      headers.add(new Header("Replay-Nonce", nonces.give()));
    }
    headers.add(new Header("Cache-Control", "no-store"));
    addressed.ifPresent(
        target -> {
          if (answer.status() == AcmeProblem.Type.NOT_ALLOWED.status()) {
            headers.add(new Header("Allow", allowed(target)));
          }
          headers.add(new Header("Link", "<" + target.url("directory") + ">;rel=\"index\""));
        });
    return new RawResponse(answer.status(), headers, answer.body());
  }

  /** The methods that a resource knows. */
  private String allowed(Target target) {
    List<String> methods = new ArrayList<>();
    if (open.knows(target)) {
      methods.addAll(List.of("GET", "HEAD"));
    }
    if (resources.containsKey(name(target))) {
      methods.add("POST");
    }
    return String.join(", ", methods);
  }

  private AcmeAnswer got(RawRequest raw, Target target) {
    boolean head = raw.method().equals("HEAD");
    boolean reads = head || raw.method().equals("GET");
    if (!reads || (!open.knows(target) && resources.containsKey(name(target)))) {
      throw AcmeProblem.notAllowed();
    }
    AcmeAnswer answer = open.answer(target, head, endpoint(target, look.get()), look.get());
    return head ? new AcmeAnswer(answer.status(), answer.headers(), new byte[0]) : answer;
  }

  private static AcmeEndpoint endpoint(Target target, Snapshot seen) {
    return EndpointTable.serving(target.endpoint(), seen).orElseThrow(AcmeProblem::notFound);
  }

  /** The way of a signed request. */
  private AcmeAnswer posted(RawRequest raw, Target target) {
    Resource resource = resource(target);
    String agent = raw.header("User-Agent");
    Origin origin = new Origin(raw.remoteAddress(), raw.tls(), agent == null ? "" : agent);
    Members parameters =
        new Members().put("acmeEndpointId", target.endpoint()).put("url", target.self());
    return door.answer(
        new GuestDoor.Asked(
            SOURCE,
            resource.event(),
            resource.readOnly(),
            origin,
            new String(JsonValue.bytes(parameters.object()), UTF_8)),
        new Signed(raw, target, resource));
  }

  private Resource resource(Target target) {
    Resource resource = resources.get(name(target));
    if (resource == null) {
      throw open.knows(target) ? AcmeProblem.notAllowed() : AcmeProblem.notFound();
    }
    return resource;
  }

  /** By what {@link #resources} has it: a star stands for what names one of many. */
  private static String name(Target target) {
    String name = target.resource();
    return switch (target.parts().size()) {
      case 1 -> name;
      case 2 -> name + "/*";
      default -> name + "/*/" + (name.equals("authz") ? "*" : target.parts().getLast());
    };
  }

  /** A signed request at the door; its nonce is taken at the first look. */
  private final class Signed implements GuestDoor.Errand<AcmeAnswer> {
    private final RawRequest raw;
    private final Target target;
    private final Resource resource;
    private boolean taken;
    private Optional<AcmeRequest> request = Optional.empty();

    Signed(RawRequest raw, Target target, Resource resource) {
      this.raw = raw;
      this.target = target;
      this.resource = resource;
    }

    @Override
    public GuestDoor.Guest who(Request nobody, Instant now, Snapshot seen) {
      Jws jws = read();
      AcmeEndpoint endpoint = endpoint(target, seen);
      jws.needUrl(target.self());
      AcmeRequest known = signed(jws, endpoint, seen);
      request = Optional.of(known);
      return new GuestDoor.Guest(
          caller(known, nobody, now, seen), endpoint.arn().account(), endpoint.arn().region());
    }

    private Jws read() {
      needJose(raw);
      Jws jws = Jws.of(raw.body(), AcmeRequest.READER);
      jws.needNonce();
      if (!taken && !nonces.take(jws.nonce())) {
        throw new AcmeProblem(AcmeProblem.Type.BAD_NONCE, "The nonce is not one that can be used.");
      }
      taken = true;
      // Before anything is looked up by what a stranger says.
      var _ = jws.algorithm();
      return jws;
    }

    private AcmeRequest signed(Jws jws, AcmeEndpoint endpoint, Snapshot seen) {
      return switch (jws.signer()) {
        case Jws.Signer.Key(Jwk key) -> {
          if (!resource.byKey()) {
            throw AcmeProblem.malformed("This is asked for by an account, which kid names.");
          }
          Keys.needSigned(jws, key);
          yield new AcmeRequest(endpoint, target, jws, key, Optional.empty());
        }
        case Jws.Signer.Account(String url) -> {
          AcmeAccount account = account(endpoint, url, seen);
          Jwk key = Keys.stored(account.key());
          Keys.needSigned(jws, key);
          if (account.status() != AcmeAccount.Status.VALID) {
            throw AcmeProblem.unauthorized("The account is " + account.status().word() + ".");
          }
          yield new AcmeRequest(endpoint, target, jws, key, Optional.of(account));
        }
      };
    }

    /** The account whose URL, as the client sees it, is exactly that. */
    private AcmeAccount account(AcmeEndpoint endpoint, String url, Snapshot seen) {
      return AcmeUrls.accountId(endpoint.arn(), url)
          .flatMap(id -> AccountTable.find(endpoint.arn(), id, seen))
          .filter(account -> AcmeUrls.account(target.base(), account).equals(url))
          .orElseThrow(
              () ->
                  new AcmeProblem(
                      AcmeProblem.Type.ACCOUNT_DOES_NOT_EXIST, "There is no account of that URL."));
    }

    /** A session of the account's role; ACM itself where there is none. */
    private Caller caller(AcmeRequest known, Request nobody, Instant now, Snapshot seen) {
      return known
          .signer()
          .flatMap(
              account ->
                  trust.session(
                      account.endpoint(), account.roleArn(), account.id(), nobody, now, seen))
          .orElseGet(
              () -> new Caller.Service(known.endpoint().arn().account(), RoleTrust.PRINCIPAL));
    }

    @Override
    public Outcome<AcmeAnswer> decide(Call call, Snapshot seen) {
      return resource.answer(request.orElseThrow(), call, seen);
    }

    @Override
    public Refusal told(RuntimeException thrown) {
      return Problems.told(thrown);
    }
  }

  /** One content type, which keeps browsers from making such requests (RFC 8555, 6.2). */
  private static void needJose(RawRequest raw) {
    List<String> types =
        raw.headers().stream()
            .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
            .map(Header::value)
            .toList();
    if (!types.equals(List.of("application/jose+json"))) {
      throw new AcmeProblem(
          AcmeProblem.Type.UNSUPPORTED_MEDIA_TYPE,
          "Requests are of the type application/jose+json.");
    }
  }
}
