package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.messages.Inspection;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.UnreadableMessageException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Lob;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the .blend file of a job comes from, and what is known of it. */
@Embeddable
public class JobFile {

  private boolean uploaded;

  @Column(name = "file_bytes")
  private @Nullable Long bytes;

  @Column(name = "file_modified")
  private @Nullable Long modified;

  @Lob private @Nullable String warnings;
  @Lob private @Nullable String inspection;

  /** For JPA. */
  protected JobFile() {}

  JobFile(boolean uploaded) {
    this.uploaded = uploaded;
  }

  /** Whether it and what it uses were uploaded, and so are not in the blend folder. */
  public boolean isUploaded() {
    return uploaded;
  }

  /** Which version of it is to be rendered; null if whatever is there. */
  public @Nullable FileVersion version() {
    return bytes == null || modified == null ? null : new FileVersion(bytes, modified);
  }

  /** From now on this version of it is to be rendered. */
  public void setVersion(@Nullable FileVersion version) {
    bytes = version == null ? null : version.bytes();
    modified = version == null ? null : version.modified();
  }

  /** What Blender noticed about it, a sentence each, without repetition. */
  public List<String> warnings() {
    return warnings == null ? List.of() : List.of(warnings.split("\n"));
  }

  /** Blender has noticed this about it, too. */
  public void warn(List<String> sentences) {
    Set<String> all = new LinkedHashSet<>(warnings());
    sentences.stream()
        .flatMap(s -> Arrays.stream(s.split("\n")))
        .filter(s -> !s.isBlank())
        .forEach(all::add);
    if (!all.isEmpty()) {
      warnings = String.join("\n", all);
    }
  }

  /** A node has looked into it; null if none has. */
  public void inspected(@Nullable Inspected answer) {
    if (answer != null) {
      inspection = MessageCodec.encode(answer);
      warn(answer.warnings());
    }
  }

  /** What is in it; null if no node has looked into it before the job was accepted. */
  public @Nullable Inspection inspection() {
    try {
      return inspection == null ? null : MessageCodec.decode(inspection, Inspected.class).found();
    } catch (UnreadableMessageException e) {
      return null; // of a newer build
    }
  }
}
