package io.keyrota.server.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Distinguished names. */
final class Names {
  /** RFC 5280's ub-common-name. */
  static final int LONGEST_COMMON_NAME = 64;

  private Names() {}

  /** The name of a certificate whose first DNS name this is: one that is too long has none. */
  static X500Name ofSubject(String first) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    if (first.length() <= LONGEST_COMMON_NAME) {
      name.addRDN(BCStyle.CN, first);
    }
    return name.build();
  }

  static X500Name ofAuthority(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.C, "XX")
        .addRDN(BCStyle.O, "Keyrota")
        .addRDN(BCStyle.CN, commonName)
        .build();
  }

  /** The attributes in the certificate's order, escaped as RFC 4514 wants. */
  static String text(X500Name name) {
    List<String> parts = new ArrayList<>();
    for (RDN rdn : name.getRDNs()) {
      List<String> values = new ArrayList<>();
      for (AttributeTypeAndValue value : rdn.getTypesAndValues()) {
        String type =
            Objects.requireNonNullElse(
                BCStyle.INSTANCE.oidToDisplayName(value.getType()), value.getType().getId());
        values.add(type + "=" + IETFUtils.valueToString(value.getValue()));
      }
      parts.add(String.join("+", values));
    }
    return String.join(",", parts);
  }
}
