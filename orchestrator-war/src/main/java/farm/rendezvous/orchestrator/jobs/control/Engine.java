package farm.rendezvous.orchestrator.jobs.control;

/** The render engines that a job may ask for, by Blender's names. */
enum Engine {
  CYCLES("CYCLES"),
  EEVEE("BLENDER_EEVEE"),
  WORKBENCH("BLENDER_WORKBENCH"),
  AS_THE_FILE_SAYS("file");

  private final String name;

  Engine(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
