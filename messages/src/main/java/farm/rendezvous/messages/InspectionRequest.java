package farm.rendezvous.messages;

import java.util.UUID;

/**
 * The orchestrator wants a node to open a file and to tell what is in it, before a job of it is
 * accepted.
 *
 * @param id under which the orchestrator tells its inputs; that of the job that may come of it
 * @param settings of the job, but for {@code frameTimeout}: for so long Blender may open the file
 * @param uploaded whether the file, and what it uses, is among uploaded files and not below
 *     blend/files
 */
public record InspectionRequest(UUID id, RenderSettings settings, boolean uploaded)
    implements Message {}
