package io.reeve.mbeans;

import java.util.List;

/**
 * What a search found.
 *
 * @param matches the lines, in the order of their files' time
 * @param complete whether all was searched; false where the limit, or the work that one call may take, was reached
 * @param scannedBytes how many bytes of text were searched
 * @param next what to pass to the same search to go on; empty if it is complete
 * @param damaged the files, such as {@code 20261121/2026112104.log}, in which this call came to a damage of what is
 *     compressed: what comes before it was searched, what comes after it cannot be
 */
public record LogSearch(
        List<LogMatch> matches, boolean complete, long scannedBytes, String next, List<String> damaged) {}
