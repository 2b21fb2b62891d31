package io.keyrota.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyrota.models.iam.IamModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LazinessTest {
  /** Defines the models' classes anew, and remembers which were wanted. */
  private static final class Recorder extends ClassLoader {
    private final List<String> loaded = new ArrayList<>();

    Recorder() {
      super(LazinessTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        if (known != null || !name.startsWith("io.keyrota.models.iam.")) {
          return known != null ? known : super.loadClass(name, resolve);
        }
        loaded.add(name.substring("io.keyrota.models.iam.".length()));
        byte[] bytes = bytes(name);
        return defineClass(name, bytes, 0, bytes.length);
      }
    }

    private byte[] bytes(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void theTableOfOperationsLoadsNoOperation() throws Exception {
    Recorder recorder = new Recorder();

    Class.forName(IamModel.class.getName(), true, recorder);

    assertThat(recorder.loaded).containsExactlyInAnyOrder("IamModel", "IamModel$Named");
  }

  @Test
  void askingForOneOperationLoadsNoOther() throws Exception {
    Recorder recorder = new Recorder();
    Class<?> model = Class.forName(IamModel.class.getName(), true, recorder);

    Object schema = model.getMethod("deleteAccessKey").invoke(null);

    assertThat(schema).asString().contains("DeleteAccessKey");
    assertThat(recorder.loaded)
        .containsExactlyInAnyOrder(
            "IamModel",
            "IamModel$Named",
            "IamModel$DeleteAccessKeyHolder",
            "DeleteAccessKeyRequest",
            "DeleteAccessKeyRequest$Schema",
            "DeleteAccessKeyResponse",
            "DeleteAccessKeyResponse$Schema",
            "IamErrors",
            "IamShapes");
  }

  @Test
  void anOperationIsMadeOnce() {
    assertThat(IamModel.createUser()).isSameAs(IamModel.createUser());
  }
}
