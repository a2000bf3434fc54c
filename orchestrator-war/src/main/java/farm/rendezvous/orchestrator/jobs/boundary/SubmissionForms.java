package farm.rendezvous.orchestrator.jobs.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.InputName;
import farm.rendezvous.orchestrator.files.control.UploadRefusedException;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A job as a form: part {@code job} is the JSON, part {@code file} the .blend file, parts {@code
 * files} are what that uses, each called as the .blend file calls it.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class SubmissionForms {

  private static final int LONGEST_JOB = 1 << 20;

  @Inject private FileStore store;

  /** Keeps the files; what it returns is the job in JSON, with the hashes of them. */
  String read(List<EntityPart> parts) throws IOException, UploadRefusedException {
    ObjectNode job = Json.MAPPER.createObjectNode();
    ObjectNode files = Json.MAPPER.createObjectNode();
    for (EntityPart part : parts) {
      if (part.getName().equals("job")) {
        job = job(part);
      }
    }
    if (job.get("files") instanceof ObjectNode known) {
      files = known;
    }
    for (EntityPart part : parts) {
      String field = part.getName();
      if (field.equals("file") || field.equals("files")) {
        String name = name(part);
        files.put(name, keep(part));
        if (field.equals("file") && !job.hasNonNull("file")) {
          job.put("file", name);
        }
      } else if (!field.equals("job")) {
        throw new InvalidInputException(field, "is no part of this form: job, file or files");
      }
    }
    if (!files.isEmpty()) {
      job.set("files", files);
    }
    return job.toString();
  }

  private static ObjectNode job(EntityPart part) throws IOException {
    byte[] bytes;
    try (InputStream content = part.getContent()) {
      bytes = content.readNBytes(LONGEST_JOB + 1);
    }
    if (bytes.length > LONGEST_JOB) {
      throw new InvalidInputException("job", "has more than " + LONGEST_JOB + " bytes");
    }
    try {
      JsonNode json = Json.MAPPER.readTree(new String(bytes, StandardCharsets.UTF_8));
      if (json instanceof ObjectNode object) {
        return object;
      }
      throw new InvalidInputException("job", "must be a JSON object in braces");
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("job", "is no JSON: " + e.getOriginalMessage());
    }
  }

  private static String name(EntityPart part) {
    String name = part.getFileName().orElse("");
    InputName.trouble(name)
        .ifPresent(
            trouble -> {
              throw new InvalidInputException(
                  part.getName(), "its file name '" + name + "' " + trouble);
            });
    return name;
  }

  private String keep(EntityPart part) throws IOException, UploadRefusedException {
    try (InputStream content = part.getContent()) {
      return store.add(content).hex();
    }
  }
}
