package io.keyrota.server.upstream;

import io.keyrota.rules.kms.KeySpec;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.UpstreamAuthority;
import io.keyrota.server.crypto.AccountKeys;
import io.keyrota.server.crypto.KeyPair;
import io.keyrota.server.crypto.KeyPairs;
import io.keyrota.server.pki.JavaCertificates;
import io.keyrota.server.sealing.Sealer;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import io.keyrota.server.store.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeLazyLoadingException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * An authority that speaks ACME (RFC 8555): an account with a key of its own, orders, names proved
 * by dns-01. Nothing is asked before the first order. One step of one order at a time.
 */
public final class AcmeAuthority implements UpstreamAuthority {
  /** Of one exchange; a step has a few. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration WAIT = Duration.ofSeconds(5);

  private final UpstreamTerms terms;
  private final Supplier<Snapshot> store;
  private final Sealer sealer;
  private final ReentrantLock one = new ReentrantLock();
  private @Nullable Login login;

  /**
   * The authority of the terms, whose account key is in the store.
   *
   * @see #missing
   */
  public AcmeAuthority(UpstreamTerms terms, Supplier<Snapshot> store, Sealer sealer) {
    this.terms = terms;
    this.store = store;
    this.sealer = sealer;
  }

  /** What this room keeps in the store. */
  public static List<Table<?>> tables() {
    return List.of(AccountKeyTable.TABLE);
  }

  /** The account's key, where it is not there yet: to be committed before the first order. */
  public static List<Change> missing(
      UpstreamTerms terms, KeyPairs pairs, Sealer sealer, Snapshot seen) {
    String directory = terms.directory().toString();
    if (AccountKeyTable.find(directory, seen).isPresent()) {
      return List.of();
    }
    try (KeyPair pair = pairs.generate(KeySpec.ECC_NIST_P256)) {
      return List.of(
          AccountKeyTable.put(
              new AccountKey(
                  directory,
                  pair.publicKey(),
                  sealer.seal(
                      Sealer.Domain.ACM, AccountKeyTable.identity(directory), pair.privateKey()))));
    }
  }

  @Override
  public boolean issues(List<String> names) {
    return names.stream().allMatch(terms::covers);
  }

  @Override
  public Progress goOn(Optional<String> order, List<String> names, byte[] csr) {
    if (!turn()) {
      return new Progress.Unreachable("other orders are under way");
    }
    try {
      return order.isEmpty() ? placed(names) : followed(order.get(), csr);
    } catch (AcmeNetworkException | AcmeRateLimitedException | AcmeLazyLoadingException e) {
      // The last is thrown where a status is asked for and the authority does not answer.
      return new Progress.Unreachable(said(e));
    } catch (AcmeException | IOException e) {
      forgetAccount(e);
      return new Progress.Failed(said(e));
    } finally {
      one.unlock();
    }
  }

  @Override
  public Told revoke(String certificate, int reason) {
    if (!turn()) {
      return new Told.NotYet("other orders are under way");
    }
    try {
      Certificate.revoke(login(), JavaCertificates.of(certificate), RevocationReason.code(reason));
      return new Told.Heard();
    } catch (AcmeServerException e) {
      forgetAccount(e);
      return isOfType(e, "alreadyRevoked") ? new Told.Heard() : new Told.NotYet(said(e));
    } catch (AcmeException e) {
      return new Told.NotYet(said(e));
    } finally {
      one.unlock();
    }
  }

  private boolean turn() {
    try {
      return one.tryLock(WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the authority does not know our account any more, the next order makes it anew. */
  private void forgetAccount(Exception e) {
    if (e instanceof AcmeServerException refused && isOfType(refused, "accountDoesNotExist")) {
      login = null;
    }
  }

  private static boolean isOfType(AcmeServerException e, String type) {
    return e.getType().toString().endsWith(":" + type);
  }

  private static String said(Exception e) {
    return e.getClass().getSimpleName() + ": " + e.getMessage();
  }

  /** The account is made, or found again, by its key. */
  private Login login() throws AcmeException {
    if (login == null) {
      String directory = terms.directory().toString();
      AccountKey key = AccountKeyTable.find(directory, store.get()).orElseThrow();
      try (Secret opened =
          sealer.open(Sealer.Domain.ACM, AccountKeyTable.identity(directory), key.privateKey())) {
        Session session = new Session(terms.directory(), new AcmeTransport(terms.roots()));
        session.networkSettings().setTimeout(PATIENCE);
        login =
            new AccountBuilder()
                .addEmail(terms.email())
                .agreeToTermsOfService()
                .useKeyPair(AccountKeys.of(opened, key.publicKey()))
                .createLogin(session);
      }
    }
    return login;
  }

  private Progress placed(List<String> names) throws AcmeException {
    Order order = login().newOrder().domains(names).create();
    List<Challenge> challenges = new ArrayList<>();
    for (Authorization name : order.getAuthorizations()) {
      if (name.getStatus() != Status.VALID) {
        Optional<Dns01Challenge> dns = name.findChallenge(Dns01Challenge.class);
        if (dns.isEmpty()) {
          return new Progress.Failed("the authority takes no proof by DNS");
        }
        challenges.add(
            new Challenge(dns.get().getRRName(name.getIdentifier()), dns.get().getDigest()));
      }
    }
    return new Progress.Prove(order.getLocation().toString(), challenges);
  }

  private Progress followed(String location, byte[] csr) throws AcmeException, IOException {
    URL url = URI.create(location).toURL();
    Order order = login().bindOrder(url);
    return switch (order.getStatus()) {
      case PENDING -> {
        for (Authorization name : order.getAuthorizations()) {
          Optional<Dns01Challenge> dns = name.findChallenge(Dns01Challenge.class);
          if (dns.isPresent() && dns.get().getStatus() == Status.PENDING) {
            dns.get().trigger();
          }
        }
        yield new Progress.Waiting();
      }
      case READY -> {
        order.execute(csr);
        yield new Progress.Waiting();
      }
      case VALID -> {
        StringWriter chain = new StringWriter();
        order.getCertificate().writeCertificate(chain);
        yield new Progress.Issued(chain.toString());
      }
      case INVALID ->
          new Progress.Failed(order.getError().map(Object::toString).orElse(why(order)));
      default -> new Progress.Waiting();
    };
  }

  /** What the authority said of the names. */
  private static String why(Order order) {
    return order.getAuthorizations().stream()
        .flatMap(name -> name.findChallenge(Dns01Challenge.class).stream())
        .flatMap(dns -> dns.getError().stream())
        .map(Object::toString)
        .findFirst()
        .orElse("the authority gave no reason");
  }
}
