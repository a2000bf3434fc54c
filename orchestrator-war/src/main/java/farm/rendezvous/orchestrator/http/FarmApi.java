package farm.rendezvous.orchestrator.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All resources of the WAR, at its root. */
@ApplicationPath("/")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Rendezvous",
            version = "1",
            description =
                "A render farm for Blender: jobs in, frames out. Errors are problem details"
                    + " (RFC 9457); lists come in pages."),
    tags = {
      @Tag(name = "jobs", description = "Submitting jobs, looking at them, changing them"),
      @Tag(name = "files", description = "Uploads: what jobs use, by its SHA-256"),
      @Tag(name = "control", description = "Pausing, canceling, and rendering again"),
      @Tag(name = "results", description = "Frames, and what is made of them"),
      @Tag(name = "nodes", description = "Who renders"),
      @Tag(name = "notifications", description = "Events and webhooks"),
      @Tag(name = "tutorial", description = "The two calls of the dist-app-tutorial")
    },
    components = @Components(schemas = @Schema(name = "Problem", implementation = Problem.class)))
public class FarmApi extends Application {}
