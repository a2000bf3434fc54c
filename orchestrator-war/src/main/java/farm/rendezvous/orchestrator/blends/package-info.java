/**
 * What a .blend file says of other files, read without Blender: the orchestrator has none. Only
 * what is there below the blend folder counts, so a path too many does no harm.
 *
 * <p>A .blend file is a header and blocks of memory, with a description of all structures (SDNA) in
 * the last of them (source: Blender's doc/blender_file_format). A path to a file is a text of 768
 * or 1024 bytes, in any structure.
 */
@NullMarked
package farm.rendezvous.orchestrator.blends;

import org.jspecify.annotations.NullMarked;
