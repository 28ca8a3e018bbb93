package io.reeve.mbeans;

/**
 * Memory of a process tree, from one pass over /proc (proc_pid_smaps_rollup(5)).
 *
 * @param residentBytes the sum of the resident set sizes; pages shared by processes count in each
 * @param proportionalBytes the sum of the proportional set sizes, a shared page divided among its users; equals
 *     {@code residentBytes} where the kernel does not tell
 * @param processes how many processes there are in the tree, 0 when the job is not running
 */
public record MemoryUse(long residentBytes, long proportionalBytes, int processes) {}
