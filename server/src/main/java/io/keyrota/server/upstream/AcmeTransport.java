package io.keyrota.server.upstream;

import io.keyrota.server.pki.TrustedRoots;
import java.net.http.HttpClient;
import java.util.Optional;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** How an authority is reached: HTTPS that trusts the machine's roots, or those that are set. */
final class AcmeTransport extends GenericAcmeProvider {
  private final Optional<byte[]> roots;

  AcmeTransport(Optional<byte[]> roots) {
    this.roots = roots;
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(settings.getTimeout());
    roots.map(TrustedRoots::only).ifPresent(builder::sslContext);
    return builder.build();
  }
}
