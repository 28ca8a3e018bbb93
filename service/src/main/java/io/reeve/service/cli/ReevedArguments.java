package io.reeve.service.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code bin/reeved} passes on. */
record ReevedArguments(String command, Path home, Map<String, String> settings, boolean keepJobs) {

    /** @throws IllegalArgumentException naming the word that is wrong */
    static ReevedArguments parse(String... words) {
        if (words.length == 0) {
            throw new IllegalArgumentException("no command given");
        }
        Path home = null;
        Map<String, String> settings = new LinkedHashMap<>();
        boolean keepJobs = false;
        Iterator<String> rest = Arrays.asList(words).subList(1, words.length).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            String option = word.replaceFirst("=.*", "");
            switch (option) {
                case "--home" ->
                    home = Path.of(value(word, rest)).toAbsolutePath().normalize();
                case "--set" -> addSetting(value(word, rest), settings);
                case "--keep-jobs" -> keepJobs = true;
                default -> throw new IllegalArgumentException("unknown option " + word);
            }
        }
        if (home == null) {
            throw new IllegalArgumentException(words[0] + " needs --home DIR");
        }
        return new ReevedArguments(words[0], home, Map.copyOf(settings), keepJobs);
    }

    private static String value(String word, Iterator<String> rest) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
            return word.substring(equals + 1);
        }
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("option " + word + " needs a value");
        }
        return rest.next();
    }

    private static void addSetting(String pair, Map<String, String> settings) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("option --set needs KEY=VALUE, not '" + pair + "'");
        }
        settings.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
}
