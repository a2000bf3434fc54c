/**
 * The store of uploaded files below FILES_DIR. {@code blobs/} has each file once, under its
 * SHA-256; {@code jobs/{id}/} has the inputs of a job by their names, as hard links to them, and
 * {@code jobs/{id}.sha256} says which they are, as sha256sum would; {@code incoming/} has what is
 * not complete yet. A blob that no job uses has one link, and is removed after FILES_KEEP.
 */
@NullMarked
package farm.rendezvous.orchestrator.files.control;

import org.jspecify.annotations.NullMarked;
