package io.keyrota.server.acme.endpoints;

import io.keyrota.rules.acm.AcmRefusal;
import io.keyrota.rules.acm.AcmTags;
import io.keyrota.rules.acme.AcmeArn;
import io.keyrota.rules.acme.AcmeBinding;
import io.keyrota.rules.acme.AcmeDomain;
import io.keyrota.rules.acme.AcmeEndpoint;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Change;
import io.keyrota.server.store.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A resource of ACME endpoints as a request names it, by its ARN. Access is asked for before it is
 * told whether the resource exists; those of other accounts and regions do not.
 *
 * @param row what is there
 * @param tags of the row
 */
record Named<R>(AcmeArn arn, Optional<R> row, Function<R, AcmTags> tags) {

  /**
   * An endpoint, be it one that is being taken away.
   *
   * @throws Refusal ValidationException for what is no endpoint's ARN
   */
  static Named<AcmeEndpoint> endpoint(Request request, String text, Snapshot seen) {
    return endpoint(request, arn(text, AcmeArn.Kind.ENDPOINT), seen);
  }

  private static Named<AcmeEndpoint> endpoint(Request request, AcmeArn arn, Snapshot seen) {
    return new Named<>(
        arn,
        here(request, arn) ? EndpointTable.find(arn, seen) : Optional.empty(),
        AcmeEndpoint::tags);
  }

  /** A domain validation. */
  static Named<AcmeDomain> domain(Request request, String text, Snapshot seen) {
    return domain(request, arn(text, AcmeArn.Kind.DOMAIN_VALIDATION), seen);
  }

  private static Named<AcmeDomain> domain(Request request, AcmeArn arn, Snapshot seen) {
    return new Named<>(
        arn, here(request, arn) ? DomainTable.find(arn, seen) : Optional.empty(), AcmeDomain::tags);
  }

  /** An external account binding. */
  static Named<Binding> binding(Request request, String text, Snapshot seen) {
    return binding(request, arn(text, AcmeArn.Kind.EXTERNAL_ACCOUNT_BINDING), seen);
  }

  private static Named<Binding> binding(Request request, AcmeArn arn, Snapshot seen) {
    return new Named<>(
        arn,
        here(request, arn) ? BindingTable.find(arn, seen) : Optional.empty(),
        binding -> binding.facts().tags());
  }

  /** Any of them, with what sets its tags. */
  static Named<Tagged> any(Request request, AcmeArn arn, Snapshot seen) {
    Optional<Tagged> row =
        switch (arn.kind()) {
          case ENDPOINT ->
              endpoint(request, arn, seen)
                  .row()
                  .map(it -> new Tagged(it.tags(), tags -> EndpointTable.put(it.with(tags))));
          case DOMAIN_VALIDATION ->
              domain(request, arn, seen)
                  .row()
                  .map(it -> new Tagged(it.tags(), tags -> DomainTable.put(it.with(tags))));
          case EXTERNAL_ACCOUNT_BINDING ->
              binding(request, arn, seen)
                  .row()
                  .map(
                      it -> {
                        AcmeBinding facts = it.facts();
                        return new Tagged(
                            facts.tags(), tags -> BindingTable.put(it.with(facts.with(tags))));
                      });
        };
    return new Named<>(arn, row, Tagged::tags);
  }

  /** Tags, and what makes them others. */
  record Tagged(AcmTags tags, Function<AcmTags, Change> change) {}

  private static AcmeArn arn(String text, AcmeArn.Kind kind) {
    return AcmeArn.parse(text, kind)
        .orElseThrow(() -> AcmRefusal.validation("The ARN " + text + " is invalid."));
  }

  private static boolean here(Request request, AcmeArn arn) {
    return arn.account().equals(request.account()) && arn.region().equals(request.region());
  }

  Permission permission(String action) {
    return permission(action, Map.of());
  }

  /** The permission for an action, with the resource's tags among the conditions. */
  Permission permission(String action, Map<String, List<String>> conditions) {
    Map<String, List<String>> all = new LinkedHashMap<>(conditions);
    row.map(tags)
        .ifPresent(
            it ->
                it.values()
                    .forEach((key, value) -> all.put("aws:ResourceTag/" + key, List.of(value))));
    return new Permission(action, arn.text(), all);
  }

  /**
   * The resource.
   *
   * @throws Refusal ResourceNotFoundException
   */
  R need() {
    return row.orElseThrow(() -> AcmRefusal.notFoundResource(arn.text()));
  }
}
