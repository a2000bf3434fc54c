package farm.rendezvous.orchestrator.jobs.boundary;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a job's form, for the description of the interface. */
@Schema(name = "JobForm")
record JobForm(
    @Schema(description = "the job in JSON; its file may be left out") @Nullable JobSubmission job,
    @Schema(description = "the .blend file, with its name", format = "binary") String file,
    @Schema(
            description = "what it uses, each called as the .blend file calls it",
            implementation = String[].class)
        List<String> files) {}
