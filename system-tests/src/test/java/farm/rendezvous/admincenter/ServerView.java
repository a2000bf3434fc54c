package farm.rendezvous.admincenter;

/**
 * A server at a glance.
 *
 * @param runningApplications with the resource adapter, which counts as one
 */
public record ServerView(String name, int runningApplications, int stoppedApplications) {}
