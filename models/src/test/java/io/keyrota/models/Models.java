package io.keyrota.models;

import io.keyrota.models.acm.AcmModel;
import io.keyrota.models.elasticloadbalancing.ElasticloadbalancingModel;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.keyrota.KeyrotaModel;
import io.keyrota.models.kms.KmsModel;
import io.keyrota.models.route53.Route53Model;
import io.keyrota.models.schema.Member;
import io.keyrota.models.schema.OperationSchema;
import io.keyrota.models.schema.ServiceSchema;
import io.keyrota.models.schema.Shape;
import io.keyrota.models.schema.StructureSchema;
import io.keyrota.models.sts.StsModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways through the models that several tests share. */
final class Models {
  static final List<ServiceSchema> ALL =
      List.of(
          IamModel.SERVICE,
          StsModel.SERVICE,
          KmsModel.SERVICE,
          AcmModel.SERVICE,
          KeyrotaModel.SERVICE,
          Route53Model.SERVICE,
          ElasticloadbalancingModel.SERVICE);

  private Models() {}

  static List<OperationSchema<?, ?>> operations(ServiceSchema service) {
    return service.operationNames().stream()
        .<OperationSchema<?, ?>>map(name -> service.operation(name).orElseThrow())
        .toList();
  }

  /** Every structure that the service's operations reach, by name. */
  static Collection<StructureSchema<?>> structures(ServiceSchema service) {
    Map<String, StructureSchema<?>> found = new LinkedHashMap<>();
    for (OperationSchema<?, ?> operation : operations(service)) {
      reach(operation.input(), found);
      reach(operation.output(), found);
    }
    return found.values();
  }

  /** A structure with every other that it reaches. */
  static Collection<StructureSchema<?>> structures(StructureSchema<?> structure) {
    Map<String, StructureSchema<?>> found = new LinkedHashMap<>();
    reach(structure, found);
    return found.values();
  }

  private static void reach(StructureSchema<?> structure, Map<String, StructureSchema<?>> found) {
    if (found.putIfAbsent(structure.name(), structure) == null) {
      structure.members().forEach(member -> reach(member.shape().get(), found));
    }
  }

  private static void reach(Shape shape, Map<String, StructureSchema<?>> found) {
    switch (shape) {
      case Shape.Structure structure -> reach(structure.schema(), found);
      case Shape.Sequence list -> reach(list.member().get(), found);
      case Shape.Mapping map -> reach(map.value().get(), found);
      case Shape.Text _,
          Shape.Choice _,
          Shape.Int _,
          Shape.Wide _,
          Shape.Real _,
          Shape.Flag _,
          Shape.Bytes _,
          Shape.Timestamp _,
          Shape.Free _ -> {}
    }
  }

  static Member member(StructureSchema<?> structure, String name) {
    return structure.members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(structure.name() + " has no member " + name));
  }
}
