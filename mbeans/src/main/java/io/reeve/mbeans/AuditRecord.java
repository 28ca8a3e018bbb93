package io.reeve.mbeans;

/**
 * One line of the audit trail.
 *
 * @param number from 1, without gaps
 * @param at when, in ISO 8601
 * @param who the name of the caller; empty if nobody had logged in
 * @param from the caller's address
 * @param door by which door, such as {@code http}, {@code jmx} or {@code service}
 * @param what the privilege that it takes, such as {@code START}, or {@code LOGIN}
 * @param on the MBean's name and the member, or the job
 * @param outcome {@code ok}, {@code denied} or {@code failed}
 * @param why a sentence; empty if there is nothing to say
 * @param hash of this record and all before it, 64 hexadecimal digits
 */
public record AuditRecord(
        long number,
        String at,
        String who,
        String from,
        String door,
        String what,
        String on,
        String outcome,
        String why,
        String hash) {}
