package io.keyrota.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The forbidden doors of the design, kept shut. */
class HousePlanTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.keyrota");

  private static final String[] SERVICE_ROOMS = {
    "iam", "sts", "keyrota", "kms", "acm", "acme", "route53", "elb"
  };

  /** Which know no HTTP: of the room that speaks ACME its operations. */
  private static final String[] ROOMS_WITHOUT_HTTP = {
    "iam", "sts", "keyrota", "kms", "acm", "acme.endpoints", "route53", "elb"
  };

  @Test
  void theHouseIsNotEmpty() {
    assertThat(HOUSE.size()).isGreaterThan(200);
  }

  @Test
  void rulesStandOnJavaBaseAlone() {
    classes()
        .that(resideInAPackage("io.keyrota.rules.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("io.keyrota.rules..", "java..", "javax.crypto..", "org.jspecify.."))
        .check(HOUSE);
  }

  @Test
  void rulesHaveNoInputOutputThreadClockRandomnessOrLog() {
    noClasses()
        .that(resideInAPackage("io.keyrota.rules.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "java.sql..")
                .or(
                    nameMatching(
                        "java\\.lang\\.(Thread|ThreadLocal|Process.*|System\\$Logger.*)"
                            + "|java\\.util\\.(Random|Timer|logging\\..*)"
                            + "|java\\.util\\.concurrent\\.(?!atomic|ConcurrentHashMap|ConcurrentMap).*"
                            + "|java\\.security\\.SecureRandom|java\\.time\\.Clock"
                            + "|java\\.io\\.(File|FileInputStream|FileOutputStream|RandomAccessFile)")))
        .check(HOUSE);
  }

  @Test
  void serviceRoomsDoNotKnowEachOther() {
    for (String room : SERVICE_ROOMS) {
      List<String> others = new ArrayList<>();
      for (String other : SERVICE_ROOMS) {
        if (!other.equals(room)) {
          others.add("io.keyrota.server." + other + "..");
        }
      }
      noClasses()
          .that(resideInAPackage("io.keyrota.server." + room + ".."))
          .should()
          .dependOnClassesThat(resideInAnyPackage(others.toArray(String[]::new)))
          .check(HOUSE);
    }
  }

  @Test
  void serviceRoomsKnowNoHttpJsonXmlOrJdbc() {
    for (String room : ROOMS_WITHOUT_HTTP) {
      noClasses()
          .that(resideInAPackage("io.keyrota.server." + room + ".."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.keyrota.server.http..",
                  "io.keyrota.server.aws.wire..",
                  "io.vertx..",
                  "io.netty..",
                  "com.fasterxml..",
                  "org.xbill..",
                  "org.w3c..",
                  "javax.xml..",
                  "java.sql..",
                  "org.sqlite.."))
          .check(HOUSE);
    }
  }

  @Test
  void theStoreKnowsNoService() {
    classes()
        .that(resideInAPackage("io.keyrota.server.store.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.keyrota.server.store..",
                "io.keyrota.server.audit",
                "io.keyrota.server.files",
                "io.keyrota.rules..",
                "java..",
                "javax.sql..",
                "org.sqlite..",
                "com.fasterxml.jackson.core..",
                "org.jspecify.."))
        .check(HOUSE);
  }

  @Test
  void httpKnowsNothingButItself() {
    noClasses()
        .that(resideInAPackage("io.keyrota.server.http.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.keyrota..").and(not(resideInAPackage("io.keyrota.server.http.."))))
        .check(HOUSE);
  }

  @Test
  void vertxIsKnownToHttpAndTheEdgeAndJdbcToTheStoreAlone() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.keyrota.server.http..",
                            "io.keyrota.server.edge..",
                            "io.keyrota.bench.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.vertx..", "io.netty.."))
        .check(HOUSE);
    noClasses()
        .that(
            resideInAPackage("io.keyrota..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.keyrota.server.store.embedded..", "io.keyrota.rotator.journal.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.sqlite.."))
        .check(HOUSE);
  }

  @Test
  void theDnsLibraryIsKnownToDnsAlone() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota..").and(not(resideInAPackage("io.keyrota.server.dns.."))))
        .should()
        .dependOnClassesThat(resideInAPackage("org.xbill.."))
        .check(HOUSE);
  }

  @Test
  void theClockIsReadInNamedPlacesOnly() {
    noClasses()
        .that(
            resideInAnyPackage("io.keyrota.server..", "io.keyrota.rules..", "io.keyrota.models..")
                .and(not(nameMatching("io\\.keyrota\\.server\\.(Main|Machine).*"))))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(HOUSE);
    classes()
        .that()
        .haveFullyQualifiedName("io.keyrota.server.aws.Clock")
        .should()
        .onlyBeAccessed()
        .byClassesThat(
            nameMatching(
                "io\\.keyrota\\.server\\.(Main|Machine|House|Wiring|SavedRehearsal|FirstStart).*"
                    + "|io\\.keyrota\\.server\\.aws\\.(AwsGateway|Authenticator|Clock).*"
                    + "|io\\.keyrota\\.server\\.upkeep\\..*"))
        .check(HOUSE);
  }

  @Test
  void randomnessIsMadeInMainOnly() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota.server..")
                .and(not(nameMatching("io\\.keyrota\\.server\\.(Main|Machine).*"))))
        .should()
        .callConstructor(java.security.SecureRandom.class)
        .check(HOUSE);
  }

  @Test
  void cryptographicProvidersAreUsedByCryptoOnly() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota.server..")
                .and(not(resideInAPackage("io.keyrota.server.crypto..")))
                // The ACME library takes Java's own key pairs and certificates; they pass through.
                .and(not(resideInAPackage("io.keyrota.server.upstream..")))
                .and(not(nameMatching("io\\.keyrota\\.server\\.(Main|Machine).*"))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("javax.crypto..", "java.security.spec..")
                .or(nameMatching("java\\.security\\.(Signature|KeyPair.*|KeyFactory|Provider.*)")))
        .check(HOUSE);
  }

  @Test
  void certificatesAreReadInPkiOnly() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.keyrota.server.pki..",
                            "io.keyrota.server.upstream..",
                            "io.keyrota.cli.demo..",
                            "io.keyrota.bench.."))))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "java.security.cert..",
                "org.bouncycastle.asn1.x509..",
                "org.bouncycastle.cert..",
                "org.bouncycastle.cms..",
                "org.bouncycastle.operator..",
                "org.bouncycastle.pkcs.."))
        .check(HOUSE);
    noClasses()
        .that(
            resideInAPackage("io.keyrota..")
                .and(
                    not(
                        resideInAnyPackage(
                            "io.keyrota.server.pki..", "io.keyrota.server.crypto.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.bouncycastle..", "com.amazon.corretto.."))
        .check(HOUSE);
  }

  @Test
  void theAcmeLibraryIsKnownToUpstreamAlone() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota..")
                .and(not(resideInAPackage("io.keyrota.server.upstream.."))))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.shredzone..", "org.jose4j.."))
        .check(HOUSE);
  }

  @Test
  void noRowAuditEntryOrTableHoldsASecret() {
    noClasses()
        .that(
            resideInAnyPackage(
                "io.keyrota.server.store..",
                "io.keyrota.server.audit..",
                "io.keyrota.server.usage.."))
        .or()
        .haveSimpleNameEndingWith("Table")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.keyrota.rules.secret.Secret")
        .check(HOUSE);
  }

  @Test
  void theCommandLineAndTheRotatorNeverImportTheServer() {
    noClasses()
        .that(resideInAnyPackage("io.keyrota.cli..", "io.keyrota.rotator.."))
        .should()
        .dependOnClassesThat(resideInAPackage("io.keyrota.server.."))
        .check(HOUSE);
  }

  @Test
  void theRotatorKnowsAwsInOnePlaceAndReadsNoClockOfItsOwn() {
    noClasses()
        .that(
            resideInAPackage("io.keyrota.rotator..")
                .and(not(resideInAPackage("io.keyrota.rotator.aws.."))))
        .should()
        .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
        .check(HOUSE);
    noClasses()
        .that(resideInAPackage("io.keyrota.rotator.."))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(HOUSE);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("io.keyrota.server.(**)").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.keyrota.rules.(*)..").should().beFreeOfCycles().check(HOUSE);
    slices().matching("io.keyrota.rotator.(**)").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void noPackageOrClassHasANameThatSaysNothing() {
    noClasses()
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.resideInAnyPackage(
                "..util..", "..common..", "..core..", "..impl..", "..misc..", "..manager.."))
        .check(HOUSE);
    noClasses()
        .that(resideInAPackage("io.keyrota..").and(not(resideInAPackage("io.keyrota.models.."))))
        .should()
        .haveNameMatching(".*(Manager|Helper|Impl|DTO|Utils?)(\\$.*)?")
        .check(HOUSE);
  }

  @Test
  void noHandWrittenMainSourceFileIsLongerThan300Lines() throws IOException {
    Path root = Repository.root();
    List<String> tooLong = new ArrayList<>();
    for (String module : Repository.MODULES) {
      Path sources = root.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(sources)) {
        try (Stream<Path> files = Files.walk(sources)) {
          for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
            long lines = Files.readAllLines(file).size();
            if (lines > 300) {
              tooLong.add(root.relativize(file) + " has " + lines);
            }
          }
        }
      }
    }
    assertThat(tooLong).isEmpty();
  }
}
