package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.images.Thumbnail;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small pictures of a job's finished frames on one sheet, each with its number. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class ContactSheet {

  private static final int PAPER = 0x1b1b1f;
  private static final int NO_PICTURE = 0x303036;
  private static final int INK = 0xd8d8dc;

  private static final System.Logger LOG = System.getLogger(ContactSheet.class.getName());

  @Inject private Results results;
  @Inject private Thumbnails thumbnails;

  /**
   * The frames that get a cell.
   *
   * @param most evenly chosen if more are finished, 1 to some hundreds
   */
  public List<Frame> choose(Job job, int most) {
    List<Frame> chosen = new ArrayList<>();
    int finished = job.counts().completed();
    Iterator<Frame> frames = results.finished(job);
    for (long place = 0; frames.hasNext() && chosen.size() < most; place++) {
      Frame frame = frames.next();
      if (SheetLayout.isChosen(place, finished, most)) {
        chosen.add(frame);
      }
    }
    return chosen;
  }

  /**
   * Writes it as a PNG, row by row.
   *
   * @param chosen one frame or more
   * @param columns 0 for about as many as rows
   */
  public void write(Job job, List<Frame> chosen, int columns, OutputStream out) throws IOException {
    Frame first = chosen.get(0);
    SheetLayout layout =
        SheetLayout.of(chosen.size(), columns, side(first.width()), side(first.height()));
    PngWriter png = new PngWriter(out, layout.width(), layout.height());
    for (int start = 0; start < chosen.size(); start += layout.columns()) {
      int end = Math.min(chosen.size(), start + layout.columns());
      png.lines(row(job, chosen.subList(start, end), layout), layout.width());
    }
    int[] edge = new int[layout.width() * layout.top()];
    Arrays.fill(edge, PAPER);
    png.lines(edge, layout.width());
    png.finish();
  }

  private static int side(@Nullable Integer pixels) {
    return pixels == null ? 1 : pixels;
  }

  private int[] row(Job job, List<Frame> frames, SheetLayout layout) {
    int[] rgb = new int[layout.width() * layout.rowHeight()];
    Arrays.fill(rgb, PAPER);
    for (int column = 0; column < frames.size(); column++) {
      Frame frame = frames.get(column);
      int left = layout.left(column);
      picture(job, frame, layout, rgb, left);
      int middle = left + (layout.pictureWidth() - Digits.width(frame.number())) / 2;
      Digits.draw(
          frame.number(),
          (x, y) -> rgb[(layout.labelTop() + y) * layout.width() + middle + x] = INK);
    }
    return rgb;
  }

  private void picture(Job job, Frame frame, SheetLayout layout, int[] rgb, int left) {
    BufferedImage small = small(job, frame);
    for (int y = 0; y < layout.pictureHeight(); y++) {
      for (int x = 0; x < layout.pictureWidth(); x++) {
        boolean covered = x < small.getWidth() && y < small.getHeight();
        rgb[(layout.top() + y) * layout.width() + left + x] =
            covered ? small.getRGB(x, y) & 0xffffff : NO_PICTURE;
      }
    }
  }

  private BufferedImage small(Job job, Frame frame) {
    try {
      return Thumbnail.read(thumbnails.of(job, frame), SheetLayout.LONGEST_SIDE);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "frame {0} has no picture on a contact sheet: {1}", frame.number(), e);
      BufferedImage none = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      none.setRGB(0, 0, NO_PICTURE);
      return none;
    }
  }
}
