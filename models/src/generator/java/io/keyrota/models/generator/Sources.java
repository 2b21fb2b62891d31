package io.keyrota.models.generator;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Generated source files, by path; two of the same name are an error in the model. */
final class Sources {
  private final Map<String, String> files = new TreeMap<>();

  void add(String javaPackage, String type, String body) {
    String path = javaPackage.replace('.', '/') + "/" + type + ".java";
    String header = "// Generated from the service's Smithy model; do not edit.\n";
    if (files.put(path, header + body) != null) {
      throw new IllegalStateException("two shapes would become " + path);
    }
  }

  Map<String, String> files() {
    return Collections.unmodifiableMap(files);
  }
}
