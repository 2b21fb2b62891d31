package io.keyrota.rules.route53;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place that geolocation record sets can name: a continent, a country, every place that no other
 * names ({@code *}), or a state of the United States.
 *
 * @param country absent for a continent
 * @param subdivision absent but for a state, whose country is there too
 */
public record GeoPlace(
    Optional<Code> continent, Optional<Code> country, Optional<Code> subdivision) {

  /** A code and the name of what it stands for. */
  public record Code(String code, String name) {}

  /** Of these no addresses are known, and Route 53 takes no record sets for them. */
  private static final Set<String> WITHOUT_ADDRESSES = Set.of("BV", "CX", "EH", "HM");

  private static final List<Code> CONTINENTS =
      codes(
          "AF Africa,AN Antarctica,AS Asia,EU Europe,NA North America,OC Oceania,SA South America");

  private static final List<Code> STATES =
      codes(
          "AK Alaska,AL Alabama,AR Arkansas,AZ Arizona,CA California,CO Colorado,CT Connecticut,"
              + "DC District of Columbia,DE Delaware,FL Florida,GA Georgia,HI Hawaii,IA Iowa,"
              + "ID Idaho,IL Illinois,IN Indiana,KS Kansas,KY Kentucky,LA Louisiana,"
              + "MA Massachusetts,MD Maryland,ME Maine,MI Michigan,MN Minnesota,MO Missouri,"
              + "MS Mississippi,MT Montana,NC North Carolina,ND North Dakota,NE Nebraska,"
              + "NH New Hampshire,NJ New Jersey,NM New Mexico,NV Nevada,NY New York,OH Ohio,"
              + "OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,"
              + "SD South Dakota,TN Tennessee,TX Texas,UT Utah,VA Virginia,VT Vermont,"
              + "WA Washington,WI Wisconsin,WV West Virginia,WY Wyoming");

  /** All of them by their keys. */
  private static final SortedMap<String, GeoPlace> ALL = all();

  private static List<Code> codes(String text) {
    List<Code> codes = new ArrayList<>();
    for (String each : text.split(",", -1)) {
      codes.add(new Code(each.substring(0, 2), each.substring(3)));
    }
    return List.copyOf(codes);
  }

  private static SortedMap<String, GeoPlace> all() {
    SortedMap<String, GeoPlace> all = new TreeMap<>();
    List<GeoPlace> places = new ArrayList<>();
    CONTINENTS.forEach(
        each -> places.add(new GeoPlace(Optional.of(each), Optional.empty(), Optional.empty())));
    places.add(country(new Code("*", "Default")));
    for (String code : Locale.getISOCountries()) {
      if (!WITHOUT_ADDRESSES.contains(code)) {
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        places.add(country(new Code(code, name)));
      }
    }
    Code unitedStates = new Code("US", Locale.US.getDisplayCountry(Locale.ENGLISH));
    STATES.forEach(
        each ->
            places.add(
                new GeoPlace(Optional.empty(), Optional.of(unitedStates), Optional.of(each))));
    places.forEach(each -> all.put(each.key(), each));
    return all;
  }

  private static GeoPlace country(Code code) {
    return new GeoPlace(Optional.empty(), Optional.of(code), Optional.empty());
  }

  private String key() {
    return key(continent.map(Code::code), country.map(Code::code), subdivision.map(Code::code));
  }

  /** Countries stand before continents, and a country before its subdivisions. */
  private static String key(
      Optional<String> continent, Optional<String> country, Optional<String> subdivision) {
    return continent.map(code -> "2 " + code).orElse("1 " + country.orElse(""))
        + subdivision.map(code -> " " + code).orElse("");
  }

  /** The place of these codes, if there is one. */
  public static Optional<GeoPlace> of(Routing.Policy.Geographic named) {
    return Optional.ofNullable(
        ALL.get(key(named.continent(), named.country(), named.subdivision())));
  }

  /** All places from that one on, it included, in the order in which Route 53 lists them. */
  public static List<GeoPlace> from(Routing.Policy.Geographic first) {
    return List.copyOf(
        ALL.tailMap(key(first.continent(), first.country(), first.subdivision())).values());
  }
}
