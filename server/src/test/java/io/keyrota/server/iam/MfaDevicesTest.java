package io.keyrota.server.iam;

import static io.keyrota.server.iam.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.keyrota.models.iam.CreateVirtualMFADeviceRequest;
import io.keyrota.models.iam.DeactivateMFADeviceRequest;
import io.keyrota.models.iam.DeleteUserRequest;
import io.keyrota.models.iam.DeleteVirtualMFADeviceRequest;
import io.keyrota.models.iam.EnableMFADeviceRequest;
import io.keyrota.models.iam.GetAccountSummaryRequest;
import io.keyrota.models.iam.GetMFADeviceRequest;
import io.keyrota.models.iam.IamModel;
import io.keyrota.models.iam.ListMFADeviceTagsRequest;
import io.keyrota.models.iam.ListMFADevicesRequest;
import io.keyrota.models.iam.ListVirtualMFADevicesRequest;
import io.keyrota.models.iam.MFADevice;
import io.keyrota.models.iam.ResyncMFADeviceRequest;
import io.keyrota.models.iam.Tag;
import io.keyrota.models.iam.TagMFADeviceRequest;
import io.keyrota.models.iam.UntagMFADeviceRequest;
import io.keyrota.models.iam.VirtualMFADevice;
import io.keyrota.rules.aws.Caller;
import io.keyrota.rules.aws.Refusal;
import io.keyrota.rules.aws.Region;
import io.keyrota.rules.aws.RequestId;
import io.keyrota.rules.secret.Secret;
import io.keyrota.server.aws.Call;
import io.keyrota.server.aws.Credentials.Found;
import io.keyrota.server.aws.Origin;
import io.keyrota.server.aws.Request;
import io.keyrota.server.crypto.OneTimeCodes;
import io.keyrota.server.iam.RoomHarness.Signer;
import io.keyrota.server.store.Conflict;
import io.keyrota.server.store.Entries;
import io.keyrota.server.store.Snapshot;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MfaDevicesTest {
  private static final String SERIAL = "arn:aws:iam::111122223333:mfa/alice";
  private static final String NOT_THEIRS =
      "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA"
          + " serial number is valid and associated with this user.";

  private final RoomHarness rooms = new RoomHarness();
  private final Signer alice = rooms.user("Alice");
  private Secret seed = Secret.ofText("");

  @BeforeEach
  void device() {
    seed = seed(create("alice"));
  }

  @Test
  void theSeedIsShownOnceAsTextAndAsAPicture() throws Exception {
    VirtualMFADevice made = create("bob");
    String text = Objects.requireNonNull(made.base32StringSeed()).revealText();
    assertThat(text).matches("[A-Z2-7]{64}");
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(made.qrCodePNG()).reveal()));
    int side = image.getWidth();
    var source = new RGBLuminanceSource(side, side, image.getRGB(0, 0, side, side, null, 0, side));
    assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText())
        .isEqualTo(
            "otpauth://totp/Amazon%20Web%20Services:bob@111122223333?secret="
                + text
                + "&issuer=Amazon%20Web%20Services");
    assertThat(virtual(null))
        .allSatisfy(
            device -> {
              assertThat(device.base32StringSeed()).isNull();
              assertThat(device.qrCodePNG()).isNull();
            });
    refused(() -> create("ALICE"))
        .as("EntityAlreadyExists", "MFADevice entity at the same path and name already exists.");
  }

  @Test
  void twoCodesInARowEnableADeviceForOneUser() {
    long now = now();
    refused(() -> enable("Alice", code(now), code(now + 2)))
        .as("InvalidAuthenticationCode", "Authentication code for device is not valid.");
    refused(() -> enable("Alice", code(now + 30), code(now + 31))).as("InvalidAuthenticationCode");
    enable("Alice", code(now - 1), code(now));
    assertThat(listed("Alice"))
        .containsExactly(new MFADevice("Alice", SERIAL, rooms.clock.now().minusMillis(987)));
    rooms.user("Bob");
    refused(() -> enable("Bob", code(now + 1), code(now + 2))).as("EntityAlreadyExists");
    assertThat(virtual("Assigned")).hasSize(1);
    assertThat(virtual("Unassigned")).isEmpty();
    assertThat(
            rooms
                .call(rooms.root, IamModel.getMFADevice(), new GetMFADeviceRequest(SERIAL, "Alice"))
                .enableDate())
        .isNotNull();
    var summary =
        rooms
            .call(rooms.root, IamModel.getAccountSummary(), new GetAccountSummaryRequest())
            .summaryMap();
    assertThat(summary).containsEntry("MFADevices", 1).containsEntry("MFADevicesInUse", 1);
  }

  @Test
  void aCodeIsGoodOnceAndOnlyForItsOwnUser() throws Conflict {
    long now = now();
    enable("Alice", code(now - 1), code(now));
    refused(() -> spend(alice, code(now)))
        .as(
            "AccessDenied",
            "MultiFactorAuthentication failed with invalid MFA one time pass code.");
    rooms.clock.advance(Duration.ofSeconds(60));
    refused(() -> spend(rooms.user("Bob"), code(now + 2))).as("AccessDenied", NOT_THEIRS);
    refused(() -> spend(rooms.root, code(now + 2))).as("AccessDenied", NOT_THEIRS);
    refused(() -> spend(alice, "abcdef")).as("AccessDenied");
    spend(alice, code(now + 2));
    refused(() -> spend(alice, code(now + 2))).as("AccessDenied");
    refused(() -> spend(alice, code(now + 1))).as("AccessDenied");
    spend(alice, code(now + 3));
  }

  @Test
  void aDeviceWhoseClockIsWrongIsResynchronized() throws Conflict {
    long now = now();
    enable("Alice", code(now - 1), code(now));
    rooms.clock.advance(Duration.ofHours(2));
    long ahead = now() + 50;
    refused(() -> spend(alice, code(ahead))).as("AccessDenied");
    rooms.call(
        rooms.root,
        IamModel.resyncMFADevice(),
        new ResyncMFADeviceRequest("Alice", SERIAL, code(ahead), code(ahead + 1)));
    refused(() -> spend(alice, code(ahead + 1))).as("AccessDenied");
    spend(alice, code(ahead + 2));
  }

  @Test
  void aDeviceInUseKeepsItselfAndItsUserFromDeletion() {
    enable("Alice", code(now() - 1), code(now()));
    refused(this::delete).as("DeleteConflict");
    assertThat(
            refusal(
                () ->
                    rooms.call(rooms.root, IamModel.deleteUser(), new DeleteUserRequest("Alice"))))
        .isEqualTo("DeleteConflict");
    rooms.call(
        rooms.root,
        IamModel.deactivateMFADevice(),
        new DeactivateMFADeviceRequest("Alice", SERIAL));
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.deactivateMFADevice(),
                    new DeactivateMFADeviceRequest("Alice", SERIAL)))
        .as("NoSuchEntity", "MFA Device invalid for user Alice.");
    delete();
    refused(this::delete)
        .as("NoSuchEntity", "VirtualMFADevice with serial number " + SERIAL + " doesn't exist.");
  }

  @Test
  void aDeviceHasTags() {
    rooms.call(
        rooms.root,
        IamModel.tagMFADevice(),
        new TagMFADeviceRequest(SERIAL, List.of(new Tag("a", "1"), new Tag("b", "2"))));
    rooms.call(
        rooms.root, IamModel.untagMFADevice(), new UntagMFADeviceRequest(SERIAL, List.of("a")));
    assertThat(
            rooms
                .call(
                    rooms.root,
                    IamModel.listMFADeviceTags(),
                    new ListMFADeviceTagsRequest(SERIAL, null, null))
                .tags())
        .containsExactly(new Tag("b", "2"));
  }

  private static String refusal(Runnable request) {
    try {
      request.run();
      return "";
    } catch (Refusal refusal) {
      return refusal.code();
    }
  }

  private long now() {
    return rooms.clock.now().getEpochSecond() / 30;
  }

  private String code(long step) {
    return OneTimeCodes.code(seed, step);
  }

  private VirtualMFADevice create(String name) {
    return rooms
        .call(
            rooms.root,
            IamModel.createVirtualMFADevice(),
            new CreateVirtualMFADeviceRequest(null, name, null))
        .virtualMFADevice();
  }

  private static Secret seed(VirtualMFADevice made) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    BigInteger number = BigInteger.ZERO;
    for (char c : Objects.requireNonNull(made.base32StringSeed()).revealText().toCharArray()) {
      number = number.shiftLeft(5).or(BigInteger.valueOf(alphabet.indexOf(c)));
    }
    byte[] bytes = number.toByteArray();
    byte[] seed = new byte[40];
    int length = Math.min(40, bytes.length);
    System.arraycopy(
        Arrays.copyOfRange(bytes, bytes.length - length, bytes.length),
        0,
        seed,
        40 - length,
        length);
    return Secret.owning(seed);
  }

  private void enable(String user, String code1, String code2) {
    rooms.call(
        rooms.root,
        IamModel.enableMFADevice(),
        new EnableMFADeviceRequest(user, SERIAL, code1, code2));
  }

  @Test
  void theRootHasNoDevices() {
    enable("Alice", code(now() - 1), code(now()));
    assertThat(listed(null)).isEmpty();
    refused(
            () ->
                rooms.call(
                    rooms.root,
                    IamModel.listMFADevices(),
                    new ListMFADevicesRequest(null, "elsewhere", null)))
        .as("ValidationError", "Invalid Marker.");
  }

  private List<MFADevice> listed(@Nullable String user) {
    return rooms
        .call(rooms.root, IamModel.listMFADevices(), new ListMFADevicesRequest(user, null, null))
        .mfaDevices();
  }

  private List<VirtualMFADevice> virtual(@Nullable String status) {
    return rooms
        .call(
            rooms.root,
            IamModel.listVirtualMFADevices(),
            new ListVirtualMFADevicesRequest(status, null, null))
        .virtualMFADevices();
  }

  private void delete() {
    rooms.call(
        rooms.root, IamModel.deleteVirtualMFADevice(), new DeleteVirtualMFADeviceRequest(SERIAL));
  }

  private void spend(Signer signer, String code) throws Conflict {
    Snapshot seen = rooms.store.snapshot();
    Caller caller = ((Found.Usable) rooms.find(signer)).caller();
    Request request =
        new Request(
            caller,
            caller.account(),
            Region.US_EAST_1,
            new Origin("127.0.0.1", false, "test"),
            new RequestId("test"));
    rooms.store.commit(
        seen,
        new IamMfaCodes()
            .spend(
                caller,
                SERIAL,
                code,
                new Call(request, rooms.clock.now(), rooms.entropy, rooms.sealer),
                seen),
        Entries.entry());
  }
}
