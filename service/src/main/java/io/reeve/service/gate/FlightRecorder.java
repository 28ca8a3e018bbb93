package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.jspecify.annotations.Nullable;

/**
 * What is open of the JVM's flight recorder ({@code jdk.management.jfr.FlightRecorderMXBean}): recordings by settings that
 * come with the JDK, which callers take to themselves as a stream. What makes the JVM write a file is closed.
 */
final class FlightRecorder {

    static final ObjectName NAME = ObjectNames.of("jdk.management.jfr:type=FlightRecorder");

    /** To record, and to see what was recorded: a recording has the JVM's environment and arguments in it. */
    static final String PRIVILEGE = "JVM.RECORD";

    static final Needs NEEDS = needs();

    private static final String SET_OPTIONS = "setRecordingOptions";

    /** With a destination or at the JVM's end, a recording becomes a file. */
    private static final Set<String> OPTIONS = Set.of("name", "duration", "maxAge", "maxSize", "disk");

    private static final String AT_EXIT = "dumpOnExit";

    private FlightRecorder() {}

    private static Needs needs() {
        Map<String, Need> reads = new HashMap<>();
        List.of("Configurations", "EventTypes", "Recordings").forEach(name -> reads.put(name, Need.toRead(PRIVILEGE)));
        Map<String, Need> operations = new HashMap<>();
        List.of("getRecordingOptions", "getRecordingSettings", "readStream", "closeStream")
                .forEach(name -> operations.put(name, Need.toRead(PRIVILEGE)));
        Need audited = new Need(PRIVILEGE, -1, false, true, List.of());
        List.of(
                        "newRecording",
                        SET_OPTIONS,
                        "setPredefinedConfiguration",
                        "startRecording",
                        "stopRecording",
                        "closeRecording",
                        "openStream")
                .forEach(name -> operations.put(name, audited));
        return new Needs(reads, Map.of(), operations);
    }

    /** The option that closes a call to callers from outside; empty if there is none. */
    static Optional<String> closedOption(ObjectName bean, String operation, @Nullable Object[] arguments) {
        if (!bean.equals(NAME) || !operation.equals(SET_OPTIONS)) {
            return Optional.empty();
        }
        return arguments.length == 2 && arguments[1] instanceof TabularData options
                ? options.values().stream()
                        .map(CompositeData.class::cast)
                        .filter(option -> !isOpen(option))
                        .map(option -> String.valueOf(option.get("key")))
                        .findFirst()
                : Optional.of("what is no table of options");
    }

    private static boolean isOpen(CompositeData option) {
        String name = String.valueOf(option.get("key"));
        return OPTIONS.contains(name) || (name.equals(AT_EXIT) && "false".equals(option.get("value")));
    }
}
