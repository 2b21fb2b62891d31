package io.keyrota.rules.policy;

import java.util.Locale;

/**
 * The action of a question, divided once.
 *
 * @param name in lower case
 * @param service what stands before the colon; empty where there is none
 */
record AskedAction(String name, String service) {
  static AskedAction of(String action) {
    String name = action.toLowerCase(Locale.ROOT);
    int colon = name.indexOf(':');
    return new AskedAction(name, colon < 0 ? "" : name.substring(0, colon));
  }
}
