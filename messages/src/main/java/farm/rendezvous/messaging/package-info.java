/**
 * The broker, as thin as it can be, for both WARs: messages out, messages in, and what becomes of
 * texts that are no messages. With the listeners in the boundaries these are the only classes that
 * know JMS.
 */
@NullMarked
package farm.rendezvous.messaging;

import org.jspecify.annotations.NullMarked;
