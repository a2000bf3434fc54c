package farm.rendezvous.admincenter;

/**
 * A chart of a monitor.
 *
 * @param text all that is written in it: title, latest figures, axes, legend
 * @param points that its lines go through, one every two seconds for each line
 */
public record Chart(String text, int points) {}
