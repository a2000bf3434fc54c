package farm.rendezvous.orchestrator.results.boundary;

import farm.rendezvous.orchestrator.jobs.entity.Job;

/** What a download is called on the disk of who asked for it. */
final class Names {

  private Names() {}

  /** The header {@code Content-Disposition}: the job's name, as far as any file system takes it. */
  static String attachment(Job job, String ending) {
    String name = job.order().name().replaceAll("[^\\p{Alnum}._-]+", "_");
    return "attachment; filename=\"" + name + ending + "\"";
  }
}
