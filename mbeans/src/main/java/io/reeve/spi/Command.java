package io.reeve.spi;

import javax.management.ObjectName;

/**
 * An operation that a caller invokes.
 *
 * @param privilege what it takes, such as {@code START}
 * @param bean whose operation it is
 * @param operation its name
 * @param job the job it is about; empty if none
 * @param user who calls
 * @param address from where
 * @param door by which door, such as {@code http} or {@code jmx}
 */
public record Command(
        String privilege, ObjectName bean, String operation, String job, String user, String address, String door) {}
