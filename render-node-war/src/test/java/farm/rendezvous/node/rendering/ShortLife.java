package farm.rendezvous.node.rendering;

import java.nio.file.Path;

/**
 * A node that renders, to be killed meanwhile: one batch and then waits, or a frame without end.
 */
final class ShortLife {

  private ShortLife() {}

  public static void main(String[] args) throws Exception {
    RenderRoom room = new RenderRoom(new Furniture(Path.of(args[0])).keeping("PT5M"));
    if (args[1].equals("waiting")) {
      room.render("demo.blend", Wanted.SMALL, 1);
      Thread.currentThread().join();
    } else {
      room.render("demo.blend", Wanted.ENDLESS, 1);
    }
  }
}
