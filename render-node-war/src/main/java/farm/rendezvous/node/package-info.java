/**
 * The render node: it takes one batch at a time from the queue and renders it with its own Blender.
 *
 * <p>The way of a batch: {@code batches} takes the offer, claims it and holds the slot; {@code
 * rendering} runs Blender and hears what it says; {@code checking} proves that the image is whole;
 * {@code output} puts it in its place, and fences off attempts that are dead; {@code reporting}
 * tells the orchestrator, now or when the broker is back. {@code byhand} is the tutorial's way in,
 * past the queue.
 */
@NullMarked
package farm.rendezvous.node;

import org.jspecify.annotations.NullMarked;
