/**
 * How batches come to nodes and their reports come into the books.
 *
 * <p>{@code Offering} keeps a few batches in the broker's queue, {@code Claiming} says who renders
 * one, {@code Reporting} applies what nodes tell, {@code Losses} takes back what a silent attempt
 * held. Each call is one transaction that begins by locking the job; nothing here talks to the
 * broker inside one.
 */
@NullMarked
package farm.rendezvous.orchestrator.dispatch.control;

import org.jspecify.annotations.NullMarked;
