package io.keyrota.rules.iam;

import io.keyrota.rules.aws.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An OpenID Connect provider whose tokens an account takes.
 *
 * @param url of the issuer without its scheme, as ARNs and answers write it
 * @param clientIds the audiences whose tokens are taken, 100 at most
 * @param thumbprints SHA-1 of certificates in 40 hexadecimal digits, 5 at most
 * @param created in whole seconds
 */
public record OpenIdProvider(
    AccountId account,
    String url,
    List<String> clientIds,
    List<String> thumbprints,
    Instant created,
    Tags tags) {
  private static final int CLIENT_IDS = 100;
  private static final int THUMBPRINTS = 5;
  private static final String SCHEME = "https://";

  /** A host without a port, and a path; no user, query or fragment. */
  private static final Pattern URL =
      Pattern.compile(
          "https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?");

  public OpenIdProvider {
    clientIds = List.copyOf(clientIds);
    thumbprints = List.copyOf(thumbprints);
  }

  /**
   * A new provider.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput, LimitExceeded
   */
  public static OpenIdProvider create(
      AccountId account,
      String url,
      List<String> clientIds,
      List<String> thumbprints,
      Tags tags,
      Instant now) {
    if (clientIds.size() > CLIENT_IDS) {
      throw IamRefusal.clientIds(CLIENT_IDS);
    }
    return new OpenIdProvider(
            account,
            withoutScheme(url),
            List.copyOf(new LinkedHashSet<>(clientIds)),
            List.of(),
            WholeSeconds.of(now),
            tags)
        .withThumbprints(thumbprints);
  }

  /**
   * What ARNs write of an issuer's URL.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput
   */
  public static String withoutScheme(String url) {
    if (URL.matcher(url).matches()) {
      String rest = url.substring(SCHEME.length());
      return rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }
    throw IamRefusal.invalidInput("Invalid Open ID Connect Provider URL");
  }

  public static String arn(AccountId account, String url) {
    return "arn:aws:iam::" + account + ":oidc-provider/" + url;
  }

  public String arn() {
    return arn(account, url);
  }

  /**
   * With one audience more; one that it has changes nothing.
   *
   * @throws io.keyrota.rules.aws.Refusal LimitExceeded
   */
  public OpenIdProvider withClientId(String clientId) {
    if (clientIds.contains(clientId)) {
      return this;
    }
    if (clientIds.size() >= CLIENT_IDS) {
      throw IamRefusal.clientIds(CLIENT_IDS);
    }
    List<String> next = new ArrayList<>(clientIds);
    next.add(clientId);
    return new OpenIdProvider(account, url, next, thumbprints, created, tags);
  }

  public OpenIdProvider withoutClientId(String clientId) {
    List<String> next = clientIds.stream().filter(other -> !other.equals(clientId)).toList();
    return new OpenIdProvider(account, url, next, thumbprints, created, tags);
  }

  /**
   * With these thumbprints.
   *
   * @throws io.keyrota.rules.aws.Refusal InvalidInput
   */
  public OpenIdProvider withThumbprints(List<String> next) {
    if (next.size() > THUMBPRINTS) {
      throw IamRefusal.invalidInput("Thumbprint list must contain fewer than 5 entries.");
    }
    for (String thumbprint : next) {
      if (!thumbprint.matches("[0-9A-Fa-f]{40}")) {
        throw IamRefusal.invalidInput("Thumbprint must be 40 hexadecimal digits.");
      }
    }
    return new OpenIdProvider(
        account,
        url,
        clientIds,
        next.stream().map(thumbprint -> thumbprint.toLowerCase(Locale.ROOT)).toList(),
        created,
        tags);
  }

  public OpenIdProvider with(Tags newTags) {
    return new OpenIdProvider(account, url, clientIds, thumbprints, created, newTags);
  }
}
