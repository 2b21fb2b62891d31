package io.keyrota.server.aws;

import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import java.util.List;

/** Asks a hosted zone as the public would, whether or not anybody is answered from outside. */
@FunctionalInterface
public interface ZoneQuestions {

  /** What the zone answers. */
  Answer ask(Zones.Zone zone, DomainName name, RecordType type);

  /**
   * An answer.
   *
   * @param code the response code's name, for example {@code NOERROR}
   * @param data of the answer section, in presentation format: aliases first
   */
  record Answer(String code, List<String> data) {
    public Answer {
      data = List.copyOf(data);
    }
  }
}
