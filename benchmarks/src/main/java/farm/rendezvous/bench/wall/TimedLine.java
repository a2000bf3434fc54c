package farm.rendezvous.bench.wall;

/**
 * A line that a program wrote.
 *
 * @param seconds since its start, when the line was read
 */
record TimedLine(double seconds, String text) {}
