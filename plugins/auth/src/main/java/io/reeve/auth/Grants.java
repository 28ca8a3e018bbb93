package io.reeve.auth;

import io.reeve.mbeans.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The privileges that somebody holds: {@code NAME} or, limited to some jobs, {@code NAME@GLOB}, separated by commas. As
 * with php-backend-server, doubles are dropped and {@code *} swallows the others; blanks around commas are ours.
 */
final class Grants {

    private static final int LONGEST_TEXT = 10_000;

    private final String text;
    private final Set<String> everywhere = new HashSet<>();
    private final Map<String, List<Glob>> somewhere = new HashMap<>();

    private Grants(Set<String> items) {
        this.text = String.join(",", items);
        items.forEach(this::add);
    }

    /**
     * Reads a list of privileges; an empty one holds none.
     *
     * @param check throws an IllegalArgumentException if there is no privilege or set of that name
     * @throws IllegalArgumentException naming what is wrong
     */
    static Grants parse(String text, Consumer<String> check) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("privileges: at most 10,000 characters are possible");
        }
        Set<String> items = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            String item = part.strip();
            if (!item.isEmpty()) {
                checkItem(item, check);
                items.add(item);
            }
        }
        return new Grants(items.contains(Vocabulary.EVERYTHING) ? Set.of(Vocabulary.EVERYTHING) : items);
    }

    private static void checkItem(String item, Consumer<String> check) {
        if (item.endsWith("@") && item.indexOf('@') == item.length() - 1) {
            throw new IllegalArgumentException("privilege " + Quoted.of(item) + ": expected names of jobs after the @");
        }
        check.accept(item.split("@", 2)[0]);
    }

    private void add(String item) {
        String[] parts = item.split("@", 2);
        for (String privilege : Vocabulary.meant(parts[0])) {
            if (parts.length == 1) {
                everywhere.add(privilege);
            } else {
                somewhere.computeIfAbsent(privilege, p -> new ArrayList<>()).add(new Glob(parts[1]));
            }
        }
    }

    /** As they were given, in that order. */
    String text() {
        return text;
    }

    /** Whether every privilege is held, for all jobs and what is about none. */
    boolean holdEverything() {
        return everywhere.contains(Vocabulary.EVERYTHING);
    }

    /**
     * Whether a privilege is held.
     *
     * @param job for which job; empty if for none in particular
     */
    boolean allow(String privilege, String job) {
        return holdEverything()
                || everywhere.contains(privilege)
                || (!job.isEmpty() && (reach(privilege, job) || reach(Vocabulary.EVERYTHING, job)));
    }

    /** Whether a privilege is held for some jobs at least. */
    boolean allowForSome(String privilege) {
        return holdEverything()
                || everywhere.contains(privilege)
                || somewhere.containsKey(privilege)
                || somewhere.containsKey(Vocabulary.EVERYTHING);
    }

    private boolean reach(String privilege, String job) {
        for (Glob glob : somewhere.getOrDefault(privilege, List.of())) {
            if (glob.matches(job)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return text;
    }
}
