package io.keyrota.server.aws;

import io.keyrota.rules.aws.Caller;
import io.keyrota.server.aws.ResourceGrounds.Said;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which condition keys have their values before a caller signs a request: what is known of the
 * caller, of the resource, of now, and that it asks by itself and not through a service. Whatever
 * depends on the request or on the session stays open.
 */
record KnownKeys(Caller caller, Optional<Said> said) implements Predicate<String> {
  private static final String PRINCIPAL_TAG = "aws:principaltag/";

  @Override
  public boolean test(String key) {
    return switch (key) {
      case "aws:principalarn",
          "aws:principalaccount",
          "aws:principaltype",
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:username",
          "aws:viaawsservice",
          "aws:calledvia",
          "aws:calledviafirst",
          "aws:calledvialast",
          "aws:currenttime",
          "aws:epochtime",
          "aws:requestedregion",
          "aws:resourceaccount",
          "kms:calleraccount",
          "kms:grantisforawsresource",
          "kms:viaservice" ->
          true;
      // A session has a name of its own in it.
      case "aws:userid" -> !(caller instanceof Caller.AssumedRole);
      // A service says for which of its resources it calls.
      case "aws:sourcearn", "aws:sourceaccount" -> !(caller instanceof Caller.Service);
      default ->
          // A session's tags win over its role's.
          key.startsWith(PRINCIPAL_TAG)
              ? !(caller instanceof Caller.AssumedRole)
              : said.map(it -> it.tells().test(key)).orElse(false);
    };
  }
}
