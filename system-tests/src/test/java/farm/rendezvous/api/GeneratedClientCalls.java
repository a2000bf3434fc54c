package farm.rendezvous.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of somebody who has nothing but the description of the interface. */
abstract class GeneratedClientCalls extends Calls {

  private static final Path GENERATOR =
      Path.of(System.getProperty("rendezvous.root", ".."))
          .resolve("system-tests/target/tools/openapi-generator-cli.jar");

  @Test
  void aClientThatIsGeneratedFromTheDescriptionDoesAllThatCanBeDone(@TempDir Path folder)
      throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path description = folder.resolve("openapi.json");
    Files.writeString(description, wire.get("/openapi?format=json").body());

    generate(description, folder.resolve("client"));
    compile(folder.resolve("client"), classes);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Callable<?> drive =
          (Callable<?>)
              loader
                  .loadClass("Drive")
                  .getConstructor(String.class)
                  .newInstance(wire.server().toString());
      assertThat(drive.call()).isEqualTo("done");
    }
  }

  private static void generate(Path description, Path target)
      throws IOException, InterruptedException {
    String options =
        "openApiNullable=false,useJakartaEe=true,invokerPackage=generated,"
            + "apiPackage=generated.api,modelPackage=generated.model";
    Path log = target.resolveSibling("generator.log");
    Process generator =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                GENERATOR.toString(),
                "generate",
                "-g",
                "java",
                "--library",
                "native",
                "-i",
                description.toString(),
                "-o",
                target.toString(),
                "--additional-properties",
                options)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(generator.waitFor()).as("%s", Files.readString(log)).isZero();
  }

  private static void compile(Path client, Path classes) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> all = Files.walk(client.resolve("src/main/java"))) {
      all.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
    }
    Path drive = client.resolveSibling("Drive.java");
    try (var in = GeneratedClientCalls.class.getResourceAsStream("/generated-client/Drive.java")) {
      Files.copy(Objects.requireNonNull(in), drive);
    }
    sources.add(drive);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      Boolean compiled =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).isTrue();
    }
  }
}
