package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZipWriterTest {

  private static final ZonedDateTime TIME =
      ZonedDateTime.of(2026, 11, 24, 13, 30, 42, 0, ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void everyReaderFindsTheFilesAsTheyWereStored() throws Exception {
    Path one = Files.writeString(folder.resolve("one"), "first frame");
    Path two = Files.write(folder.resolve("two"), new byte[300_000]);
    Path zip = folder.resolve("frames.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipWriter writer = new ZipWriter(out, folder)) {
      add(writer, "blender-render_0001.png", one);
      add(writer, "blender-render_0002.png", two);
      writer.finish();
    }

    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry first = file.getEntry("blender-render_0001.png");
      assertThat(file.getInputStream(first)).hasContent("first frame");
      assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(first.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 11, 24, 13, 30, 42));
      assertThat(file.getInputStream(file.getEntry("blender-render_0002.png")))
          .hasBinaryContent(new byte[300_000]);
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      assertThat(String.valueOf(in.getNextEntry())).isEqualTo("blender-render_0001.png");
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("first frame");
      assertThat(String.valueOf(in.getNextEntry())).isEqualTo("blender-render_0002.png");
    }
    assertThat(listed()).as("no directory is left").hasSize(3);
  }

  @Test
  void moreFilesThanAPlainZipCanCountAreNoMatter() throws Exception {
    Path one = Files.writeString(folder.resolve("one"), "1");
    Path zip = folder.resolve("frames.zip");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(zip));
        ZipWriter writer = new ZipWriter(out, folder)) {
      try (FileChannel file = FileChannel.open(one)) {
        for (int frame = 0; frame < 70_000; frame++) {
          writer.add("frame_" + frame, file, TIME);
        }
      }
      writer.finish();
    }

    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.size()).isEqualTo(70_000);
      assertThat(file.getInputStream(file.getEntry("frame_69999"))).hasContent("1");
    }
  }

  @Test
  void anArchiveOfNothingIsOne() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipWriter writer = new ZipWriter(out, folder)) {
      writer.finish();
    }

    Path zip = Files.write(folder.resolve("empty.zip"), out.toByteArray());
    try (ZipFile file = new ZipFile(zip.toFile());
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      assertThat(file.size()).isZero();
      assertThat(in.getNextEntry()).isNull();
    }
  }

  private static void add(ZipWriter writer, String name, Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      writer.add(name, file, TIME);
    }
  }

  private List<Path> listed() throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    }
  }
}
