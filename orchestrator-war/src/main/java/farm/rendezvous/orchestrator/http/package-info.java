/**
 * What all HTTP endpoints have in common: JSON by Jackson, errors as problem details (RFC 9457),
 * limits on the size of bodies and on the rate of submissions, an id for each request.
 */
@NullMarked
package farm.rendezvous.orchestrator.http;

import org.jspecify.annotations.NullMarked;
