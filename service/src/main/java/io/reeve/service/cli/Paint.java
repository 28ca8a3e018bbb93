package io.reeve.service.cli;

/**
 * Colours of one line of a table: headings are bold, and words that are states say at a glance how a job is.
 *
 * @param colour whether to paint at all
 * @param heading whether the line is a heading
 */
record Paint(boolean colour, boolean heading) {

    private static final String RESET = "\u001b[0m";

    /** A line in which some words stand out; as it is, if there are none. */
    static String found(String line, String words) {
        return words.isEmpty() ? line : line.replace(words, "\u001b[1;31m" + words + RESET);
    }

    String of(String cell) {
        if (!colour) {
            return cell;
        }
        if (heading) {
            return "\u001b[1m" + cell + RESET;
        }
        return switch (cell) {
            case "RUNNING", "SUCCEEDED" -> "\u001b[32m" + cell + RESET;
            case "STARTING", "STOPPING", "BACKOFF", "WAITING", "SKIPPED", "MISSED" -> "\u001b[33m" + cell + RESET;
            case "FATAL", "FAILED", "TIMED_OUT", "LOST" -> "\u001b[31m" + cell + RESET;
            default -> cell;
        };
    }
}
