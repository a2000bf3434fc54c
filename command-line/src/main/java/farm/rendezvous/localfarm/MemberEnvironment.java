package farm.rendezvous.localfarm;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The variables that tell a process of the farm who it is. Pure. */
final class MemberEnvironment {
  /** Names the member's directory; its children inherit it, which is how they are found again. */
  static final String MARK = "RENDEZVOUS_MEMBER";

  private MemberEnvironment() {}

  static Map<String, String> of(Member member, FarmRecord farm, Path home) {
    String directory = member.directory(home).toString();
    Map<String, String> variables = new HashMap<>();
    variables.put(MARK, directory);
    variables.put("STATE_DIR", directory);
    variables.put("BROKER_HOST", "127.0.0.1");
    variables.put("BROKER_PORT", String.valueOf(farm.broker().port()));
    if (member.role() != Member.Role.BROKER) {
      variables.put("PORT", String.valueOf(member.port()));
      variables.put("HTTP_HOST", farm.host());
      variables.put("BLEND_DIR", farm.blend());
      variables.put("OUTPUT_DIR", farm.output());
      variables.put("FILES_DIR", farm.orchestrator().directory(home).resolve("files").toString());
      Integer httpsPort = member.httpsPort();
      variables.put("ADMIN_CENTER", httpsPort == null ? "off" : "on");
      if (httpsPort != null) {
        variables.put("HTTPS_PORT", httpsPort.toString());
      }
    }
    if (member.role() == Member.Role.NODE) {
      variables.put("NODE_NAME", member.name());
      variables.put("ORCHESTRATOR_URL", farm.url(farm.orchestrator()).toString());
      variables.put("NODES_ON_MACHINE", String.valueOf(farm.nodes().size()));
      variables.put("CORES_DIR", home.resolve("cores").toString());
    }
    return variables;
  }
}
