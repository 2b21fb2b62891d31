package io.keyrota.server.iam;

import io.keyrota.rules.iam.HeldPolicies;
import io.keyrota.rules.iam.IamQuotas;
import io.keyrota.rules.iam.Page;
import io.keyrota.server.store.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inline policies, alike for users, groups and roles. */
final class InlinePolicies {

  private InlinePolicies() {}

  /** Sets the policy of that name; setting what is there changes nothing. */
  static List<Change> put(PolicyHolder holder, String name, String document, IamQuotas quotas) {
    HeldPolicies before = holder.changeable();
    String text = PolicyText.identity(document);
    if (text.equals(before.inline().get(name))) {
      return List.of();
    }
    return List.of(
        holder.with(before.withInline(name, text, holder.kind(), holder.name(), quotas)));
  }

  static Change delete(PolicyHolder holder, String name) {
    return holder.with(holder.changeable().withoutInline(name, holder.kind()));
  }

  /** The document of the policy, as answers carry it. */
  static String document(PolicyHolder holder, String name) {
    return PolicyText.answered(holder.policies().needInline(name, holder.kind()));
  }

  /** The names, sorted. */
  static Page<String> names(
      String list, PolicyHolder holder, @Nullable String marker, @Nullable Integer maxItems) {
    return Page.of(
        list,
        holder.policies().inline().sequencedKeySet().stream().sorted().toList(),
        marker,
        maxItems);
  }
}
