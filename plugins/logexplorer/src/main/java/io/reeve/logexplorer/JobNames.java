package io.reeve.logexplorer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What a job may be called, as the service has it: every name is safe as that of a directory. */
final class JobNames {
    private static final int MAX_BYTES = 128;
    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._\\- ]*");

    private JobNames() {}

    /**
     * Returns the name if it is legal.
     *
     * @throws IllegalArgumentException if no job can be called so
     */
    static String checked(String name) {
        boolean legal = name.length() <= MAX_BYTES
                && LEGAL.matcher(name).matches()
                && !name.endsWith(" ")
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && Normalizer.isNormalized(name, Normalizer.Form.NFC);
        if (!legal) {
            throw new IllegalArgumentException(Quoted.of(name) + " cannot be a job's name");
        }
        return name;
    }
}
