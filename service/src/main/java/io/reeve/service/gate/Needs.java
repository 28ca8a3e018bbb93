package io.reeve.service.gate;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the attributes and operations of one bean take, by name. What is not in here is closed. */
public final class Needs {

    /** Knows the beans that callers may reach. */
    @FunctionalInterface
    public interface Directory {

        /** What the members of a bean take; empty if there is no such bean, or it is none of ours. */
        Optional<Needs> of(javax.management.ObjectName bean);
    }

    private final Map<String, Need> reads;
    private final Map<String, Need> writes;
    private final Map<String, Need> operations;
    private final Set<Need> all;

    public Needs(Map<String, Need> reads, Map<String, Need> writes, Map<String, Need> operations) {
        this.reads = Map.copyOf(reads);
        this.writes = Map.copyOf(writes);
        this.operations = Map.copyOf(operations);
        this.all = Stream.of(reads, writes, operations)
                .flatMap(needs -> needs.values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Nullable Need toRead(String attribute) {
        return reads.get(attribute);
    }

    @Nullable Need toWrite(String attribute) {
        return writes.get(attribute);
    }

    @Nullable Need toInvoke(String operation) {
        return operations.get(operation);
    }

    /** Those of all operations. */
    Collection<Need> operations() {
        return operations.values();
    }

    /** Those of all members. */
    Set<Need> all() {
        return all;
    }

    /** The privileges that occur. */
    public Set<String> privileges() {
        return all.stream().map(Need::privilege).collect(Collectors.toUnmodifiableSet());
    }
}
