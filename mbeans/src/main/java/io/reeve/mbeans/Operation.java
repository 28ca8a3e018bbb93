package io.reeve.mbeans;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as an operation and states its impact. A method of the form {@code getX()} so marked is an operation of
 * that name too, where the MXBean rules alone would make it an attribute.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    Impact value();

    /** As in {@link javax.management.MBeanOperationInfo#getImpact()}. */
    enum Impact {
        /** Reads, changes nothing. */
        INFO,
        /** Changes something. */
        ACTION
    }
}
