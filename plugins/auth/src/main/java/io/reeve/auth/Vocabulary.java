package io.reeve.auth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The names that privileges can have. */
final class Vocabulary {

    /** Every privilege, those of plugins to come included. */
    static final String EVERYTHING = "*";

    /** The commands of php-backend-server and ours; they can be given while their plugin is not there. */
    private static final Set<String> COMMANDS = words("""
            ADD DELETE UPDATE GET GETALL START STOP RESTART SIGNAL SCALE STATUS STATUSALL READ MEM MEMALL ENV
            SERVERMEM SERVERREAD SERVERSTATUS SERVERSTOP JVM JVM.RECORD AUDIT.GET
            AUTH.GETENABLE AUTH.SETENABLE AUTH.ADD AUTH.UPDATE AUTH.DELETE AUTH.GET AUTH.GETALL
            AUTH.ADDTOKEN AUTH.DELETETOKEN AUTH.GETTOKENS
            LOGEXPLORER.LISTDIR LOGEXPLORER.LISTFILE LOGEXPLORER.GET
            LOGEXPLORER.SERVERLISTDIR LOGEXPLORER.SERVERLISTFILE LOGEXPLORER.SERVERGET
            LOGCLEANER.GET LOGCLEANER.CLEAN
            SCHEDULER.ADD SCHEDULER.DELETE SCHEDULER.UPDATE SCHEDULER.GET SCHEDULER.GETALL SCHEDULER.GETLOG
            SCHEDULER.RUN""");

    private static final String VIEWER = """
            STATUS STATUSALL READ MEM MEMALL SERVERSTATUS SERVERMEM
            SCHEDULER.GET SCHEDULER.GETALL SCHEDULER.GETLOG
            LOGEXPLORER.LISTDIR LOGEXPLORER.LISTFILE LOGEXPLORER.GET LOGCLEANER.GET""";

    private static final String OPERATOR = VIEWER + " " + """
            GET GETALL START STOP RESTART SIGNAL SCALE SERVERREAD SCHEDULER.RUN
            LOGEXPLORER.SERVERLISTDIR LOGEXPLORER.SERVERLISTFILE LOGEXPLORER.SERVERGET LOGCLEANER.CLEAN""";

    private static final Map<String, Set<String>> SETS =
            Map.of("viewer", words(VIEWER), "operator", words(OPERATOR), "admin", Set.of(EVERYTHING));

    private static final Pattern OF_A_PLUGIN = Pattern.compile("[A-Z]+\\.[A-Z]+");

    private final Supplier<Set<String>> exported;

    /**
     * @param exported every privilege that a member of an MBean takes at this moment
     */
    Vocabulary(Supplier<Set<String>> exported) {
        this.exported = exported;
    }

    /** The privileges that a name stands for: those of a set, or itself. */
    static Set<String> meant(String name) {
        return SETS.getOrDefault(name, Set.of(name));
    }

    /**
     * Checks what a caller wants to give.
     *
     * @throws IllegalArgumentException if there is no such privilege
     */
    void check(String name) {
        Set<String> known = known();
        if (!known.contains(name) && !name.equals(EVERYTHING)) {
            String question = nearest(name, known)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            throw new IllegalArgumentException("there is no privilege " + Quoted.of(name) + question);
        }
    }

    /**
     * Checks what was given before. When the users' file is read, other plugins have not started yet and may have been
     * left out for once, so every name of the form that theirs have passes.
     *
     * @throws IllegalArgumentException if there cannot be such a privilege
     */
    void checkStored(String name) {
        if (!OF_A_PLUGIN.matcher(name).matches()) {
            check(name);
        }
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(COMMANDS);
        known.addAll(SETS.keySet());
        // Only what will pass again when the users' file is read, and nothing but the service's own is there yet.
        exported.get().stream().filter(OF_A_PLUGIN.asMatchPredicate()).forEach(known::add);
        return known;
    }

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.strip().split("\\s+")));
    }

    /** The name that the fewest insertions, deletions and replacements lead to, if these are few; case is free. */
    private static Optional<String> nearest(String word, Set<String> names) {
        int least = 2 + Math.min(word.length(), 32) / 4;
        Optional<String> nearest = Optional.empty();
        for (String name : names) {
            boolean comparable = Math.abs(name.length() - word.length()) < least;
            int changes = comparable ? changes(word, name) : least;
            if (changes < least) {
                least = changes;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                boolean same = Character.toUpperCase(from.charAt(i - 1)) == Character.toUpperCase(to.charAt(j - 1));
                int replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
