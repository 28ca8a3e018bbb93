package io.reeve.service.cli;

/**
 * Colours of one line of a table: headings are bold, and words that are states say at a glance how a job is.
 *
 * @param colour whether to paint at all
 * @param heading whether the line is a heading
 */
record Paint(boolean colour, boolean heading) {

    private static final String RESET = "\u001b[0m";

    String of(String cell) {
        if (!colour) {
            return cell;
        }
        if (heading) {
            return "\u001b[1m" + cell + RESET;
        }
        return switch (cell) {
            case "RUNNING" -> "\u001b[32m" + cell + RESET;
            case "STARTING", "STOPPING", "BACKOFF" -> "\u001b[33m" + cell + RESET;
            case "FATAL" -> "\u001b[31m" + cell + RESET;
            default -> cell;
        };
    }
}
