package farm.rendezvous.orchestrator.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Marks what takes whole files, for which {@link BodyLimit} is UPLOAD_MAX_MIB. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Upload {}
