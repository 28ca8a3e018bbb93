package io.reeve.service.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Which schedule is meant.
 *
 * @param job whose schedule it is
 * @param id its whole id
 */
record ScheduleId(String job, String id) {

    private static final int SHOWN = 8;

    @Override
    public String toString() {
        return job + " " + first(id, SHOWN);
    }

    /** The first characters of ids: as many as tell them apart, 8 at least. */
    static List<String> shortened(Collection<String> ids) {
        int length = shownLength(Set.copyOf(ids));
        return ids.stream().map(id -> first(id, length)).toList();
    }

    private static int shownLength(Set<String> ids) {
        int longest = ids.stream().mapToInt(String::length).max().orElse(0);
        int length = SHOWN;
        while (length < longest && !areApart(ids, length)) {
            length++;
        }
        return length;
    }

    private static boolean areApart(Set<String> ids, int length) {
        return ids.stream().map(id -> first(id, length)).distinct().count() == ids.size();
    }

    private static String first(String id, int length) {
        return id.substring(0, Math.min(length, id.length()));
    }
}
