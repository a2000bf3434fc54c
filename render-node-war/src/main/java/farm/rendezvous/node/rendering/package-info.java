/**
 * Blender: how it is started, told what to do, listened to and stopped.
 *
 * <p>{@code BlenderCommand} is the command line, {@code BlenderProcess} the running program, {@code
 * BlenderOutput} reads what it says, {@code BlenderStopper} ends it, {@code Diagnosis} says in
 * words why it did not do what it should. {@code Renderer} leads a list of frames through it. The
 * script inside Blender is blender/worker.py in the resources; its docstring is the protocol.
 */
@NullMarked
package farm.rendezvous.node.rendering;

import org.jspecify.annotations.NullMarked;
