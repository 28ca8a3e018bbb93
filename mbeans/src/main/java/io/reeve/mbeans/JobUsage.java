package io.reeve.mbeans;

import java.util.List;

/**
 * What a job has used lately: samples at equal intervals, the oldest first; a 0 where it had no process. They are of its
 * process trees as {@link JobMXBean#mem} and {@link JobMXBean#cpu} count them, one-shot runs included.
 *
 * @param atMillis when the last sample was taken, in milliseconds since the epoch; 0 if there is none
 * @param intervalMillis from one sample to the next
 * @param residentBytes memory at each sample
 * @param cpuPercent processor time in the interval before each sample; 100 is one processor all the time. A process tree
 *     of which nothing was known at the sample before has 0
 */
public record JobUsage(long atMillis, long intervalMillis, List<Long> residentBytes, List<Double> cpuPercent) {}
