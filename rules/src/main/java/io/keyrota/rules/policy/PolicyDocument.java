package io.keyrota.rules.policy;

import io.keyrota.rules.json.JsonText;

/** A policy that was found to be well-formed, compiled for decisions. */
public final class PolicyDocument {
  private final String text;
  private final PolicyKind kind;

  private PolicyDocument(String text, PolicyKind kind) {
    this.text = text;
    this.kind = kind;
  }

  /**
   * Reads a policy.
   *
   * @param json the document as it was put, letter for letter; its size is the caller's matter
   * @throws MalformedPolicy with AWS's wording when it is no policy of that kind
   */
  public static PolicyDocument parse(String json, PolicyKind kind) {
    if (!JsonText.isObject(json)) {
      throw new MalformedPolicy("Syntax errors in policy.");
    }
    return new PolicyDocument(json, kind);
  }

  /** Letter for letter as it was put. */
  public String text() {
    return text;
  }

  public PolicyKind kind() {
    return kind;
  }
}
