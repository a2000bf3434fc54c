/**
 * What benchmarks print: tables in Markdown, medians with their spread, and the machine with its
 * load. Knows nothing of what is measured.
 */
@NullMarked
package farm.rendezvous.bench.report;

import org.jspecify.annotations.NullMarked;
