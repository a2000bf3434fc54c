package farm.rendezvous.orchestrator.http;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * What is true of every call, in the description of the interface: refusals are problem details,
 * and some may come from any of them. META-INF/microprofile-config.properties names it.
 */
public class Described implements OASFilter {

  private static final String PROBLEM = "application/problem+json";
  private static final String SCHEMA = "#/components/schemas/Problem";

  private static final Map<String, String> EXAMPLES =
      Map.of(
          "400",
          """
          {"title":"Invalid input","status":400,"detail":"from: 20-1 runs backwards: write 1-20",\
          "errors":[{"field":"from","detail":"20-1 runs backwards: write 1-20"}]}""",
          "404",
          """
          {"title":"Not Found","status":404,"detail":"There is no job of this id."}""",
          "409",
          """
          {"title":"Conflict","status":409,"detail":"The job is completed, so it cannot be paused."}""");

  @Override
  public Operation filterOperation(Operation operation) {
    APIResponses responses = operation.getResponses();
    if (responses == null) {
      return operation;
    }
    addUnlessThere(responses, "500", "a fault of the farm; its log says why");
    addUnlessThere(responses, "503", "the books cannot be read or written now; try again later");
    for (Map.Entry<String, APIResponse> response : responses.getAPIResponses().entrySet()) {
      if (response.getKey().startsWith("4") || response.getKey().startsWith("5")) {
        isAProblem(response.getKey(), response.getValue());
      }
    }
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    new ListExamples(api).add();
  }

  private static void addUnlessThere(APIResponses responses, String code, String description) {
    if (!responses.hasAPIResponse(code)) {
      responses.addAPIResponse(code, OASFactory.createAPIResponse().description(description));
    }
  }

  /** Unless something else is said of it, as of the tutorial's texts. */
  private static void isAProblem(String code, APIResponse response) {
    Content content = response.getContent();
    if (content == null) {
      content = OASFactory.createContent();
      response.setContent(content);
    }
    if (content.getMediaTypes() == null || content.getMediaTypes().isEmpty()) {
      content.addMediaType(PROBLEM, OASFactory.createMediaType());
    }
    MediaType problem = content.getMediaType(PROBLEM);
    if (problem != null && problem.getSchema() == null) {
      Schema schema = OASFactory.createSchema();
      schema.setRef(SCHEMA);
      problem.setSchema(schema);
    }
    String example = EXAMPLES.get(code);
    if (problem != null && problem.getExamples() == null && example != null) {
      problem.addExample("example", OASFactory.createExample().value(example));
    }
  }
}
