package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** worker.py in a Blender, spoken to in lines of text, without any of the node's code. */
final class Worker implements AutoCloseable {

  private static final String MARK = "@mark ";
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Path file;
  private final Process blender;
  private final BufferedReader output;

  /** To work with the file; what is made goes below the folder. */
  Worker(Path folder, Path file) throws IOException {
    this.folder = folder;
    this.file = file;
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    RenderRoom.BLENDER,
                    "-b",
                    "-noaudio",
                    "-Y",
                    "--python-exit-code",
                    "97",
                    "-P",
                    WorkerScript.extract().resolve("worker.py").toString(),
                    "--",
                    MARK.strip()))
            .redirectErrorStream(true);
    builder.environment().put("TMPDIR", folder.toString());
    blender = builder.start();
    output = blender.inputReader(StandardCharsets.UTF_8);
  }

  /** Open the file, with settings that change nothing but what makes a frame small. */
  String open() {
    return """
        {"command":"open","protocol":3,"file":"%s","engine":"CYCLES","format":"PNG","scene":null,\
        "camera":null,"samples":1,"resolutionPercent":10,"denoise":null}"""
        .formatted(file);
  }

  String render(int frame) {
    return """
        {"command":"render","frame":%d,"output":"%s","nodes":"%s"}"""
        .formatted(frame, folder.resolve("frame_####"), folder.resolve("nodes"));
  }

  /** Without extension. */
  Path output(int frame) {
    return folder.resolve("frame_%04d".formatted(frame));
  }

  Worker say(String line) throws IOException {
    Writer input = blender.outputWriter(StandardCharsets.UTF_8);
    input.write(line + "\n");
    input.flush();
    return this;
  }

  /** The next event; missing if the worker says no more. */
  JsonNode hear() throws IOException {
    return output
        .lines()
        .filter(line -> line.startsWith(MARK))
        .findFirst()
        .map(line -> json(line.substring(MARK.length())))
        .orElse(JSON.missingNode());
  }

  /** Ends the input. */
  Worker hangUp() throws IOException {
    blender.outputWriter(StandardCharsets.UTF_8).close();
    return this;
  }

  int exitCode() throws InterruptedException {
    return blender.waitFor(60, TimeUnit.SECONDS) ? blender.exitValue() : -1;
  }

  @Override
  public void close() {
    blender.destroyForcibly();
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
