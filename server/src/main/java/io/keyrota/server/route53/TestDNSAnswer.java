package io.keyrota.server.route53;

import io.keyrota.models.route53.TestDNSAnswerRequest;
import io.keyrota.models.route53.TestDNSAnswerResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.dns.DomainName;
import io.keyrota.rules.dns.RecordType;
import io.keyrota.rules.route53.HostedZone;
import io.keyrota.rules.route53.Route53Refusal;
import io.keyrota.server.aws.Balancers;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.MayWait;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Outcome;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.aws.ZoneQuestions;
import io.keyrota.server.store.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a zone answers for a name and type. Where the resolver and its client stand is checked
 * and changes nothing, since places of addresses are not known here.
 */
final class TestDNSAnswer
    implements Operation<TestDNSAnswerRequest, TestDNSAnswerResponse>, MayWait {
  private final Balancers balancers;
  private final ZoneQuestions questions;

  TestDNSAnswer(Balancers balancers, ZoneQuestions questions) {
    this.balancers = balancers;
    this.questions = questions;
  }

  @Override
  public Prepared<TestDNSAnswerResponse> prepare(
      Request request, TestDNSAnswerRequest input, Snapshot seen) {
    Zone zone = Zone.named(request, input.hostedZoneId(), seen);
    return Prepared.of(
        Permission.of("route53:TestDNSAnswer", "*"),
        call -> decide(call, zone.need(call), input, seen));
  }

  private Outcome<TestDNSAnswerResponse> decide(
      Call call, HostedZone zone, TestDNSAnswerRequest input, Snapshot seen) {
    check(input.edns0ClientSubnetIP(), input.edns0ClientSubnetMask());
    ZoneQuestions.Answer answer =
        questions.ask(
            ZoneAnswers.in(zone, seen, call.entropy(), balancers),
            name(input.recordName()),
            RecordType.valueOf(input.recordType()));
    return Outcome.of(
        new TestDNSAnswerResponse(
            Answers.shown(zone.nameServers()).getFirst(),
            input.recordName(),
            input.recordType(),
            answer.data(),
            answer.code(),
            "UDP"));
  }

  private static DomainName name(String text) {
    try {
      return DomainName.of(text);
    } catch (DomainName.Malformed malformed) {
      throw Route53Refusal.invalidInput(malformed.problem());
    }
  }

  private static void check(@Nullable String address, @Nullable String mask) {
    if (mask == null || mask.isEmpty()) {
      return;
    }
    int most = address != null && address.contains(":") ? 128 : 32;
    if (address == null || !mask.matches("[0-9]{1,3}") || Integer.parseInt(mask) > most) {
      throw Route53Refusal.invalidInput(
          "The EDNS0 client subnet mask is not a number of bits of the client's IP address: "
              + mask);
    }
  }
}
