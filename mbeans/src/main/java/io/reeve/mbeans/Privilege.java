package io.reeve.mbeans;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs to read an attribute, to set one, or to call an operation. A method without it cannot be exported:
 * what nobody thought about is closed. Names are in upper case, a dot between a plugin's name and its command; those of
 * php-backend-server keep their meaning.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Privilege {

    /** The privilege's name, such as {@code START}. */
    String value();

    /**
     * Whether the result is a map by job name, which a caller whose privilege is limited to some jobs gets cut to these.
     */
    boolean byJob() default false;
}
