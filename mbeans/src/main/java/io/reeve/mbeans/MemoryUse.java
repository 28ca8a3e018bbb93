package io.reeve.mbeans;

import java.util.Collection;

/**
 * Memory of a process tree, from one pass over /proc (proc_pid_smaps_rollup(5)).
 *
 * @param residentBytes the sum of the resident set sizes; pages shared by processes count in each
 * @param proportionalBytes the sum of the proportional set sizes, a shared page divided among its users; equals
 *     {@code residentBytes} where the kernel does not tell
 * @param processes how many processes there are in the tree, 0 when the job is not running
 */
public record MemoryUse(long residentBytes, long proportionalBytes, int processes) {

    /** That of several trees together. */
    public static MemoryUse sum(Collection<MemoryUse> uses) {
        return new MemoryUse(
                uses.stream().mapToLong(MemoryUse::residentBytes).sum(),
                uses.stream().mapToLong(MemoryUse::proportionalBytes).sum(),
                uses.stream().mapToInt(MemoryUse::processes).sum());
    }
}
