package farm.rendezvous.localfarm;

import farm.rendezvous.await.Await;
import farm.rendezvous.await.NotInTime;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
final class Ports {
  /** Below Linux's ephemeral ports: no outgoing connection takes one before its server does. */
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration MOMENTS = Duration.ofSeconds(3);

  private Ports() {}

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether the port is free, or within moments: a process that was just killed holds its ports
   * until the kernel has cleared it away.
   */
  static boolean isFreeSoon(int port) {
    try {
      return Await.every(POLL).until("Port " + port, MOMENTS, () -> isFree(port), free -> free);
    } catch (NotInTime e) {
      return false;
    }
  }

  /**
   * Different free ports, each held until all are chosen.
   *
   * @param promised to processes that may not listen yet
   */
  static List<Integer> free(int count, Set<Integer> promised) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int tries = 0; held.size() < count; tries++) {
        if (tries > HIGHEST - LOWEST) {
          throw new FarmTrouble("This machine has no " + count + " free ports left");
        }
        int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        if (!promised.contains(port)) {
          hold(port, held);
        }
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static void hold(int port, List<ServerSocket> held) {
    try {
      held.add(new ServerSocket(port));
    } catch (IOException e) {
      // taken: the next one will do
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new FarmTrouble("Port " + socket.getLocalPort() + " cannot be given back", e);
    }
  }
}
