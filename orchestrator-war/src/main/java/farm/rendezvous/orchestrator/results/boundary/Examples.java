package farm.rendezvous.orchestrator.results.boundary;

/** Answers as a running farm gave them, for the description of the interface. */
final class Examples {

  static final String FRAME =
      """
      {"frame":7,"state":"completed","attempts":1,"node":"node-2","seconds":1.23,\
      "peakMemoryMiB":260,"file":"blender-render_0007.png","width":640,"height":360,\
      "bytes":187345,"sha256":"e0c2da7b0d8e1b0c3a3f7d5b2c9d8c4f1f6c1a7e5f0d3b2a9c8d7e6f5a4b3c2d",\
      "reason":null,"problem":null}""";

  static final String NO_SUCH_FRAME =
      """
      {"title":"Not Found","status":404,\
      "detail":"This job has no frame 21; its frames are 1-20."}""";

  static final String NO_IMAGE =
      """
      {"title":"Not Found","status":404,"detail":"Frame 7 is queued, so it has no image yet."}""";

  static final String NOTHING_FINISHED =
      """
      {"title":"Not Found","status":404,"detail":"No frame of this job is completed yet."}""";

  static final String LOG =
      """
      ==> frames_0001-0005_node-1_1a2b3c4d.log <==
      Read blend: /blend/files/demo.blend
      Fra:1 Mem:9.90M (Peak 10.83M) | Time:00:00.15 | Scene, ViewLayer | Sample 1/4
      Saved: '/output/0df378ff-a5af-494e-a9f0-7a96362e3923/.attempts/1a2b3c4d/frame_0001.png'
      """;

  static final String IN_THE_MAKING =
      """
      {"title":"Service Unavailable","status":503,\
      "detail":"The movie of 240 frames is being made. Ask again."}""";

  static final String NO_FFMPEG =
      """
      {"title":"Not Implemented","status":501,"detail":"No node can make movies \
      {node-1=it finds no ffmpeg: ffmpeg}, nor can the orchestrator. A node needs the output folder \
      and ffmpeg (Debian: apt-get install ffmpeg; FFMPEG_PATH says where it is)."}""";

  static final String VERIFIED =
      """
      {"checked":20,"broken":[{"frame":7,"problem":"blender-render_0007.png is not there"}],\
      "requeued":[7],"complete":true}""";

  private Examples() {}
}
