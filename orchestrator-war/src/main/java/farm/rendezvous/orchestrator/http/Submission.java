package farm.rendezvous.orchestrator.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks what takes new jobs, and so falls under {@link RateLimit}. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Submission {}
