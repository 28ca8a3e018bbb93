package io.reeve.service.config;

/**
 * One thing that is wrong with the settings.
 *
 * @param source the file and line, {@code --set}, or the environment variable
 * @param key the dotted key; empty where the whole source is wrong
 * @param value the value that was given
 * @param complaint what was expected, and what was probably meant
 */
public record SettingProblem(String source, String key, String value, String complaint) {

    /** All of it in one line. */
    public String sentence() {
        return key.isEmpty() ? source + ": " + complaint : source + ": " + key + "=" + value + ": " + complaint;
    }
}
