package farm.rendezvous.orchestrator.jobs.boundary;

/** Requests and answers of a running farm, for the description of the interface. */
public final class JobExamples {

  /** An id of a job. */
  public static final String ID = "0df378ff-a5af-494e-a9f0-7a96362e3923";

  /** A job that is rendered. */
  public static final String JOB =
      """
      {"name":"shot 010","file":"demo.blend","frames":"1-20","batchSize":5,"engine":"CYCLES",\
      "format":"PNG","scene":null,"camera":null,"samples":null,"resolutionPercent":null,\
      "denoise":null,"priority":50,"maxAttempts":3,"frameTimeout":"PT4H","webhook":null,"requires":[],\
      "startAfter":null,"dependsOn":null,"renderOrder":"first-to-last","holdAfterPreview":false,\
      "id":"0df378ff-a5af-494e-a9f0-7a96362e3923","state":"active",\
      "submittedAt":"2026-11-24T11:26:40.151Z","startedAt":"2026-11-24T11:26:40.213Z",\
      "finishedAt":null,"frameCounts":{"total":20,"queued":9,"active":3,"completed":8,"failed":0,\
      "canceled":0},"progress":0.4,"eta":"2026-11-24T11:28:02.331Z",\
      "etaEarliest":"2026-11-24T11:27:41.120Z","etaLatest":"2026-11-24T11:28:23.542Z",\
      "output":"output/0df378ff-a5af-494e-a9f0-7a96362e3923/","problem":null,\
      "waitingFor":null,"keptAway":[],"warnings":[],"inspection":{"scene":"Rendezvous",\
      "scenes":["Rendezvous"],"cameras":["Camera"],"frames":"1-24","fps":24.0,"width":640,"height":360,\
      "engine":"CYCLES","blender":"3.4.1"}}""";

  static final String SUBMISSION =
      """
      {"file":"demo.blend","frames":"1-20","name":"shot 010"}""";

  static final String RANGE =
      """
      {"from":1,"to":20}""";

  /** In words: client generators leave out the class of a form that JSON can stand in for. */
  static final String FORM_PARTS =
      "Part job: the job in JSON, its file may be left out. Part file: the .blend file, with its"
          + " name. Parts files: what it uses, each called as the .blend file calls it.";

  static final String FORM =
      """
      {"job":{"frames":"1-20"},"file":"shot.blend","files":["textures/wood.png"]}""";

  static final String CHANGES =
      """
      {"priority":90}""";

  static final String TAKEN =
      """
      {"jobId":"0df378ff-a5af-494e-a9f0-7a96362e3923"}""";

  private JobExamples() {}
}
