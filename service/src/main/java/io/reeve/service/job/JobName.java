package io.reeve.service.job;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** What a job may be called: every name is safe as the name of a file. */
final class JobName {
    private static final int MAX_BYTES = 128;
    private static final Pattern LEGAL = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._\\- ]*");

    private JobName() {}

    /**
     * Returns the name if it is legal.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static String checked(String name) {
        String problem = problem(name);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException("'" + printable(name) + "' cannot be a job's name: " + problem);
        }
        return name;
    }

    private static String problem(String name) {
        if (name.isEmpty()) {
            return "it is empty";
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return "it takes " + bytes + " bytes of UTF-8, at most " + MAX_BYTES + " are possible";
        }
        if (!LEGAL.matcher(name).matches() || name.endsWith(" ")) {
            return "expected a letter or digit, then letters, digits, '.', '_', '-' and inner blanks";
        }
        return Normalizer.isNormalized(name, Normalizer.Form.NFC)
                ? ""
                : "it is not in Unicode's composed form (NFC), so that two names could look the same";
    }

    private static String printable(String name) {
        String shown = name.length() > MAX_BYTES ? name.substring(0, MAX_BYTES) + "..." : name;
        return shown.replaceAll("\\p{C}", "?");
    }
}
