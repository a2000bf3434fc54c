/**
 * What has changed, for those who follow it.
 *
 * <p>{@code BooksListener} hears of each row that is written, {@code WrittenRows} keeps them until
 * the transaction has committed, {@code Changes} until somebody looks: which jobs and frames
 * changed, not how. So a frame that changes ten times between two looks is told of once, and what
 * is told is always committed. {@code EventRing} keeps what was told, for streams that are slower
 * or come back. All of it is bounded; what does not fit is forgotten, and the streams are told so.
 */
@NullMarked
package farm.rendezvous.orchestrator.events.control;

import org.jspecify.annotations.NullMarked;
