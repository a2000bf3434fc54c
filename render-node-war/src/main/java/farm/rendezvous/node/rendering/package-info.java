/**
 * Blender: how it is started, told what to do, listened to, kept and stopped.
 *
 * <p>{@code Renderer} is the door; an {@code AttemptRun} leads the frames of one attempt through
 * Blender, and what comes after Blender beside it. {@code BlenderCommand} is the command line,
 * {@code BlenderProcess} the running program, {@code BlenderOutput} and {@code ColdOutput} read
 * what it says, {@code BlenderStopper} ends it, {@code Diagnosis} says in words why it did not do
 * what it should. {@code WarmBlenders} keeps those that have nothing to do. The scripts inside
 * Blender are in blender/ of the resources; the docstring of worker.py is the protocol.
 */
@NullMarked
package farm.rendezvous.node.rendering;

import org.jspecify.annotations.NullMarked;
