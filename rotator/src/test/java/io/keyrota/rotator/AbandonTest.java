package io.keyrota.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyrota.rotator.journal.Holder;
import io.keyrota.rotator.targets.Targets;
import io.keyrota.rules.credentials.KeySeen;
import io.keyrota.rules.rotation.Rotation;
import io.keyrota.rules.rotation.Stage;
import io.keyrota.rules.rotation.State;
import io.keyrota.rules.rotation.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rotation that leads nowhere is let be, and what it leaves is told. */
class AbandonTest {
  @TempDir(factory = InMemory.class)
  Path folder;

  private static Abandoning abandoning(House house) {
    return abandoning(house, house.world);
  }

  private static Abandoning abandoning(House house, World world) {
    Rotator rotator = new Rotator(world, house.journal, Witness.NOBODY, Holder.here(77));
    return new Abandoning(world, house.journal, rotator);
  }

  /** Delivered, and the old key is soaking. */
  private static String delivered(House house) {
    Rotation planned = house.plan();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    return planned.id();
  }

  private static Rotation found(House house, String id) {
    return house.journal.find(id).orElseThrow();
  }

  private static String newKey(House house, String id) {
    return found(house, id).marks().newKeyId().orElseThrow();
  }

  @Test
  void whereTheUserIsGoneNothingStandsInTheWay() {
    House house = new House(folder, House.KEYROTA);
    String id = delivered(house);
    String fresh = newKey(house, id);
    house.consumerRuns = false;
    house.iam.removeUser(House.USER);
    assertThat(house.rotator().run(id, false).rotation().state()).isInstanceOf(State.Paused.class);
    LeftBehind left = abandoning(house).look(id);
    assertThat(left.objections()).isEmpty();
    assertThat(left.lines())
        .containsExactly(
            "the user App is gone",
            "the old key " + house.oldKey + " is gone",
            "the new key " + fresh + " is gone",
            house.target().text() + " holds the new key " + fresh + ", which does not work",
            "the journal erases the new key's secret and what the files held before");
    byte[] file = house.bytes();
    Standing end = abandoning(house).abandon(id, "they left", false);
    assertThat(end.kind()).isEqualTo(Standing.Kind.ABANDONED);
    assertThat(end.rotation().state()).isEqualTo(new State.Abandoned(Stage.SOAKING, "they left"));
    assertThat(house.bytes()).isEqualTo(file);
    assertThat(house.journal.underway()).isEmpty();
    assertThat(house.journal.sealed(id, "secret")).isEmpty();
    assertThat(house.journal.history(id).getLast().text())
        .startsWith("ABANDONED: they left; the user App is gone; the old key " + house.oldKey);
    // Whoever had it in a script gets the same answer again.
    assertThat(house.rotator().resume(id, false).kind()).isEqualTo(Standing.Kind.ABANDONED);
    assertThatThrownBy(() -> house.rotator().rollBack(id, "x", false))
        .hasMessageContaining("has ended (ABANDONED)");
    assertThatThrownBy(() -> abandoning(house).abandon(id, "again", true))
        .hasMessageContaining("has ended (ABANDONED)");
  }

  @Test
  void whereTheApplicationHasAKeyThatWorksNothingStandsInTheWay() {
    House house = new House(folder, House.KEYROTA);
    String id = delivered(house);
    house.iam.delete(House.USER, house.oldKey);
    assertThat(house.rotator().rollBack(id, "a test", false).rotation().state())
        .isInstanceOf(State.NeedsHuman.class);
    assertThat(abandoning(house).abandon(id, "the old key is gone", false).kind())
        .isEqualTo(Standing.Kind.ABANDONED);
    house.consume();
    assertThat(house.failedCalls).isZero();
    // Nothing is in the way of the next one.
    assertThat(house.rotate().kind()).isEqualTo(Standing.Kind.DONE);
  }

  @Test
  void whereAFileHoldsAKeyThatDoesNotWorkItTakesForce() throws Exception {
    House house = new House(folder, House.KEYROTA);
    String id = delivered(house);
    house.consumerRuns = false;
    Files.write(house.file, house.before);
    house.iam.setActive(House.USER, house.oldKey, false);
    String why =
        house.target().text() + " holds the old key " + house.oldKey + ", which does not work";
    LeftBehind left = abandoning(house).look(id);
    assertThat(left.objections()).containsExactly(why);
    assertThat(left.lines())
        .contains(
            "the old key " + house.oldKey + " stays inactive, and nothing will delete it",
            "nobody will know the secret of " + newKey(house, id) + ": delete that key");
    assertThatThrownBy(() -> abandoning(house).abandon(id, "enough", false))
        .isInstanceOf(Rotator.Refused.class)
        .hasMessage(why);
    assertThat(found(house, id).state().ended()).isFalse();
    assertThat(abandoning(house).abandon(id, "enough", true).kind())
        .isEqualTo(Standing.Kind.ABANDONED);
    assertThat(house.journal.history(id).getLast().text()).contains("; forced although " + why);
    assertThat(house.iam.keys(House.USER)).hasSize(2);
  }

  @Test
  void whereAFileCannotBeReadOrHoldsNothingItTakesForce() throws Exception {
    House house = new House(folder, House.KEYROTA);
    String id = delivered(house);
    house.consumerRuns = false;
    Files.writeString(house.file, "[app]\naws_access_key_id = AKIAHALF\n");
    assertThat(abandoning(house).look(id).objections())
        .singleElement()
        .asString()
        .contains("cannot be read", "half a key");
    Files.delete(house.file);
    assertThat(abandoning(house).look(id).objections())
        .containsExactly(house.target().text() + " holds no key, although one was written there");
    Files.writeString(
        house.file, "[app]\naws_access_key_id = AKIAELSE\naws_secret_access_key = x\n");
    assertThat(abandoning(house).look(id).objections()).isEmpty();
    assertThat(abandoning(house).look(id).lines())
        .contains(house.target().text() + " holds AKIAELSE, which is no key of this user");
  }

  @Test
  void ofAProgramItIsToldWhatItShouldHave() {
    House house = new House(folder, House.KEYROTA);
    Rotation planned =
        new Planning(house.world, house.journal)
            .replace(House.USER, List.of(Targets.exec("/bin/true")), Terms.standard())
            .rotation();
    Rotator rotator = house.rotator();
    rotator.begin(planned);
    var _ = rotator.run(planned.id(), false);
    String fresh = newKey(house, planned.id());
    String line = "exec:/bin/true cannot be looked into; it should have the new key " + fresh;
    assertThat(abandoning(house).look(planned.id()).lines()).contains(line);
    assertThat(abandoning(house).look(planned.id()).objections()).isEmpty();
    house.iam.setActive(House.USER, fresh, false);
    assertThat(abandoning(house).look(planned.id()).objections())
        .containsExactly(line + ": the new key " + fresh + " does not work");
  }

  @Test
  void anotherAccountsRotationIsNotLookedAt() {
    House house = new House(folder, House.KEYROTA);
    String id = delivered(house);
    FakeIam there = new FakeIam(house.clock::now, "444455556666");
    there.addUser(House.USER, Map.of());
    World world = house.of(there);
    assertThatThrownBy(() -> abandoning(house, world).abandon(id, "x", false))
        .hasMessageContaining("is of the account " + FakeIam.ACCOUNT);
    assertThat(abandoning(house, world).abandon(id, "its account is closed", true).kind())
        .isEqualTo(Standing.Kind.ABANDONED);
    assertThat(house.iam.keys(House.USER)).hasSize(2).allMatch(KeySeen::active);
  }
}
