package io.reeve.logexplorer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The last lines that were passed, not more than some. For one thread. */
final class Recent {
    private final int most;
    private final Deque<String> lines = new ArrayDeque<>();

    Recent(int most) {
        this.most = most;
    }

    void add(String line) {
        lines.add(line);
        if (lines.size() > most) {
            lines.remove();
        }
    }

    /** Adds whole lines. */
    void addAll(byte[] bytes, int from, int to) {
        last(bytes, from, to).forEach(this::add);
    }

    /** The last lines, if further whole ones come after them. */
    List<String> with(byte[] bytes, int from, int to) {
        List<String> further = last(bytes, from, to);
        List<String> all = new ArrayList<>(lines);
        all.addAll(further);
        return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    private List<String> last(byte[] bytes, int from, int to) {
        Deque<String> found = new ArrayDeque<>();
        int end = to - 1;
        while (found.size() < most && end >= from) {
            int start = end;
            while (start > from && bytes[start - 1] != '\n') {
                start--;
            }
            found.addFirst(Utf8.text(bytes, start, Math.min(end, start + Lines.LONGEST)));
            end = start - 1;
        }
        return List.copyOf(found);
    }
}
