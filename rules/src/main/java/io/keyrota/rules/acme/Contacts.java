package io.keyrota.rules.acme;

import io.keyrota.rules.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the people behind an account are reached: {@code mailto:} URLs, ten at most. */
public final class Contacts {
  private static final int MOST = 10;
  private static final int LONGEST = 320;
  private static final String SCHEME = "mailto:";
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$&'*+/=^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  private Contacts() {}

  /**
   * Those that a payload gives; empty where it says nothing of contacts.
   *
   * @throws AcmeProblem malformed, unsupportedContact, invalidContact
   */
  public static Optional<List<String>> of(Json.Obj payload) {
    Json member = payload.members().get("contact");
    if (member == null) {
      return Optional.empty();
    }
    if (!(member instanceof Json.Arr list)) {
      throw AcmeProblem.malformed("Contacts are a list.");
    }
    if (list.items().size() > MOST) {
      throw AcmeProblem.malformed("An account has at most " + MOST + " contacts.");
    }
    List<String> contacts = new ArrayList<>();
    for (Json item : list.items()) {
      if (!(item instanceof Json.Str text)) {
        throw AcmeProblem.malformed("A contact is a text.");
      }
      contacts.add(checked(text.value()));
    }
    return Optional.of(contacts);
  }

  private static String checked(String contact) {
    if (!contact.startsWith(SCHEME)) {
      throw new AcmeProblem(
          AcmeProblem.Type.UNSUPPORTED_CONTACT, "Contacts are mailto: URLs alone.");
    }
    // No header fields and no second address (RFC 8555, 7.3).
    if (contact.length() > LONGEST
        || !ADDRESS.matcher(contact.substring(SCHEME.length())).matches()) {
      throw new AcmeProblem(AcmeProblem.Type.INVALID_CONTACT, "A contact is one e-mail address.");
    }
    return contact;
  }

  /**
   * Refuses none where the endpoint wants some.
   *
   * @throws AcmeProblem invalidContact
   */
  public static void need(List<String> contacts, boolean required) {
    if (required && contacts.isEmpty()) {
      throw new AcmeProblem(
          AcmeProblem.Type.INVALID_CONTACT, "This endpoint wants a contact of each account.");
    }
  }
}
