/**
 * What a job has rendered so far, in the forms that people want it: the files as they are, all of
 * them in one archive, small, on one sheet, as a movie; and whether they are still as they came.
 *
 * <p>Reads the books and the output folder. It writes only below names that begin with a dot in a
 * job's folder, and changes neither jobs nor frames: those that are found broken are handed to
 * {@link farm.rendezvous.orchestrator.results.control.BrokenFrames}. Frames are taken from the
 * books page by page and files piece by piece, so that a job of a million frames needs no more
 * memory than one of ten.
 */
@NullMarked
package farm.rendezvous.orchestrator.results.control;

import org.jspecify.annotations.NullMarked;
