package io.keyrota.models.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.shapes.ServiceShape;

/**
 * The build's entry: reads every model of a folder and writes the Java of all its services.
 *
 * <p>Arguments: the models' folder, the folder of the generated sources, and the generator's own
 * sources, which count as an input: when models and generator are as they were, nothing is done.
 */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("expected: MODELS OUT GENERATOR-SOURCES");
    }
    Path models = Path.of(args[0]);
    SourceFolder out = new SourceFolder(Path.of(args[1]));
    String digest = SourceFolder.digest(models, Path.of(args[2]));
    if (!out.madeFrom(digest)) {
      out.replaceWith(generate(models), digest);
    }
  }

  /** The sources of all services, by file name below the source folder. */
  static Map<String, String> generate(Path models) {
    Model model =
        Model.assembler(Main.class.getClassLoader())
            .discoverModels(Main.class.getClassLoader())
            .addImport(models)
            .assemble()
            .unwrap();
    Sources sources = new Sources();
    model.shapes(ServiceShape.class).sorted().forEach(s -> new Service(model, s).write(sources));
    return sources.files();
  }
}
