package io.reeve.spi;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps of plain values (String, Boolean, Long, BigDecimal, null, List and Map of these) as YAML files that only the
 * service's user can read. A file is replaced as a whole, and safely on the disk when {@link #save} returns.
 */
public interface Documents {

    /**
     * Reads {@code NAME.yaml}; empty if there is none.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming file and line, if it is not one map of plain values
     */
    Optional<Map<String, @Nullable Object>> load(String name) throws IOException;

    /**
     * Replaces {@code NAME.yaml}.
     *
     * @throws IOException if that fails; what was there is then unchanged
     */
    void save(String name, Map<String, ? extends @Nullable Object> values) throws IOException;

    /**
     * Deletes {@code NAME.yaml}, if there is one.
     *
     * @throws IOException if that fails
     */
    void delete(String name) throws IOException;

    /** The names of all that there are, in order. */
    List<String> names() throws IOException;

    /**
     * Reads a JSON or YAML object that a caller gave; an empty text is an empty map.
     *
     * @param what how errors call the text
     * @throws IllegalArgumentException saying what is wrong with it
     */
    Map<String, @Nullable Object> parse(String what, String text);
}
