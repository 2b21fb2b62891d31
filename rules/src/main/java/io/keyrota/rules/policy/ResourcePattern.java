package io.keyrota.rules.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry of a Resource or NotResource element. */
final class ResourcePattern {
  private final Template template;
  private final boolean everything;
  private final Glob @Nullable [] fixed;

  private ResourcePattern(Template template, boolean everything, Glob @Nullable [] fixed) {
    this.template = template;
    this.everything = everything;
    this.fixed = fixed;
  }

  /**
   * @throws MalformedPolicy for text that was not checked to be an ARN or {@code *}
   */
  static ResourcePattern of(String text, boolean variables) {
    Template template = Template.of(text, variables, true);
    if (text.equals("*")) {
      return new ResourcePattern(template, true, null);
    }
    int[] tokens = template.isFixed() ? template.tokens(ConditionValues.NONE) : null;
    return new ResourcePattern(template, false, tokens == null ? null : Template.arn(tokens));
  }

  /** {@code *}. */
  static ResourcePattern everything() {
    return of("*", false);
  }

  boolean isEverything() {
    return everything;
  }

  Set<String> keys() {
    return template.keys();
  }

  boolean matches(ArnText resource, ConditionValues values) {
    if (everything) {
      return true;
    }
    if (fixed != null) {
      return resource.matches(fixed);
    }
    int[] tokens = template.tokens(values);
    Glob[] six = tokens == null ? null : Template.arn(tokens);
    return six != null && resource.matches(six);
  }
}
