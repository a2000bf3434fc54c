/**
 * How batches come to nodes and their reports come into the books.
 *
 * <p>{@code Offering} keeps a few batches in the broker's queue, {@code Claiming} says who renders
 * one, {@code Reporting} applies what nodes tell, {@code Losses} takes back what a silent attempt
 * held. Each call is one transaction that locks the jobs that it touches, in the order of their
 * ids, before it changes anything; nothing here talks to the broker inside one. {@code GroupCommit}
 * lets claims, and reports, that come at the same time share one.
 */
@NullMarked
package farm.rendezvous.orchestrator.dispatch.control;

import org.jspecify.annotations.NullMarked;
