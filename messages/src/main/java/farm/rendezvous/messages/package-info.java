/**
 * The contract between the orchestrator and the render nodes: every message that crosses the
 * broker, as an immutable record, and the one codec that turns it into JSON text and back.
 *
 * <p>Both WARs carry this jar and may be of different builds: unknown fields are ignored, an
 * unknown type or a newer version is refused. Nothing here knows JMS, HTTP or a database. Each
 * message has a golden file in the tests, so that a change of its JSON is seen.
 */
@NullMarked
package farm.rendezvous.messages;

import org.jspecify.annotations.NullMarked;
