/**
 * What is in a file, before a job of it is accepted: somebody waits for the answer. No slot is
 * taken for it, as it takes a second or two; a node that would claim no batch looks at no file
 * either.
 */
@NullMarked
package farm.rendezvous.node.inspections.control;

import org.jspecify.annotations.NullMarked;
