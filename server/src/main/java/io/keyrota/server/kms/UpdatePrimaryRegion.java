package io.keyrota.server.kms;

import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.kms.UpdatePrimaryRegionRequest;
import io.keyrota.models.kms.UpdatePrimaryRegionResponse;
import io.keyrota.rules.aws.Permission;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.kms.KeyImport;
import io.keyrota.rules.kms.KeyOperation;
import io.keyrota.rules.kms.KeyReplication;
import io.keyrota.rules.kms.KmsArn;
import io.keyrota.rules.kms.KmsKey;
import io.keyrota.server.aws.Beside;
import io.keyrota.server.aws.Operation;
import io.keyrota.server.aws.Prepared;
import io.keyrota.server.aws.Request;
import io.keyrota.server.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a replica the primary key, and the primary a replica. */
final class UpdatePrimaryRegion
    implements Operation<UpdatePrimaryRegionRequest, UpdatePrimaryRegionResponse> {

  @Override
  public Prepared<UpdatePrimaryRegionResponse> prepare(
      Request request, UpdatePrimaryRegionRequest input, Snapshot seen) {
    NamedKey named = NamedKey.of(request, input.keyId(), KeyOperation.UPDATE_PRIMARY_REGION, seen);
    Region to = new Region(input.primaryRegion());
    Map<String, List<String>> conditions = Map.of("kms:PrimaryRegion", List.of(to.name()));
    List<Permission> permissions = new ArrayList<>(List.of(named.permission(conditions)));
    Optional<KmsKey> there =
        named.row().flatMap(key -> KeyTable.find(key.account(), to, key.id(), seen));
    named
        .row()
        .ifPresent(key -> permissions.add(inOther(request, key, to, there, conditions, seen)));
    return new Prepared<>(
        permissions,
        call -> {
          FoundKey found = named.needCustomerManaged(call);
          KmsKey key = found.key();
          KeyReplication.needNewPrimary(
              key, to, there.map(row -> FoundKey.at(call.now(), row, seen).key()));
          List<KmsKey> family =
              KeyImport.readied(
                  Stream.concat(Stream.of(key), Relatives.of(key, seen).stream())
                      .map(relative -> KeyReplication.withPrimary(relative, to))
                      .toList());
          return found
              .outcome(
                  new UpdatePrimaryRegionResponse(),
                  family.getFirst(),
                  family.stream().skip(1).map(KeyTable::put).toList())
              .with(moved(there.orElseThrow()));
        });
  }

  /** As CloudTrail has it, the same once more where the replica becomes the primary. */
  private static Beside moved(KmsKey there) {
    return new Beside.Asked<>(
        KmsApi.PRINCIPAL,
        KmsModel.updatePrimaryRegion(),
        new UpdatePrimaryRegionRequest(there.arn(), there.region().name()),
        new UpdatePrimaryRegionResponse(),
        there.region(),
        UsedKey.changed(there));
  }

  private static Permission inOther(
      Request request,
      KmsKey key,
      Region to,
      Optional<KmsKey> there,
      Map<String, List<String>> conditions,
      Snapshot seen) {
    Permission plain =
        new Permission(
            KeyOperation.UPDATE_PRIMARY_REGION.action(),
            KmsArn.key(key.account(), to, key.id()),
            inRegion(to, conditions));
    return there.map(row -> KeyGround.on(row, plain, request.caller(), seen)).orElse(plain);
  }

  /** The permission is to be effective where the key is, not where it is asked for. */
  private static Map<String, List<String>> inRegion(
      Region region, Map<String, List<String>> conditions) {
    Map<String, List<String>> all = new HashMap<>(conditions);
    all.put("aws:RequestedRegion", List.of(region.name()));
    return all;
  }
}
