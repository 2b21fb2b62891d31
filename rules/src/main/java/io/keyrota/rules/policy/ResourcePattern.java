package io.keyrota.rules.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry of a Resource or NotResource element. */
final class ResourcePattern {
  private final Template template;
  private final boolean everything;
  private final Glob @Nullable [] fixed;

  /**
   * The last of the characters that the ARN's last part must begin with, and its place in it; the
   * place is negative where there are none. Most ARNs of a kind differ there, so that most patterns
   * are done with at one look, which matters where a decision asks a thousand of them.
   */
  private final int place;

  private final char character;

  private ResourcePattern(Template template, boolean everything, Glob @Nullable [] fixed) {
    this.template = template;
    this.everything = everything;
    this.fixed = fixed;
    String begins = fixed == null ? "" : fixed[fixed.length - 1].prefix();
    this.place = begins.length() - 1;
    this.character = begins.isEmpty() ? 0 : begins.charAt(place);
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

  /** What the last part of every ARN that it matches begins with, as far as that is told. */
  String beginning() {
    return fixed == null ? "" : fixed[fixed.length - 1].prefix();
  }

  boolean matches(ArnText resource, ConditionValues values) {
    if (everything) {
      return true;
    }
    if (fixed != null) {
      return !resource.differsAt(place, character) && resource.matches(fixed);
    }
    int[] tokens = template.tokens(values);
    Glob[] six = tokens == null ? null : Template.arn(tokens);
    return six != null && resource.matches(six);
  }
}
