package io.reeve.socketapi.console;

import io.reeve.spi.Visitor;

/**
 * What can be done at the console.
 *
 * @param usage the command and the words behind it
 * @param meaning what it does, in a line
 * @param waits whether it may have to wait for a process or a disk
 * @param action does it
 */
record Verb(String usage, String meaning, boolean waits, Action action) {

    /** Does something in the name of whom has logged in. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it.
         *
         * @return what is to be shown
         * @throws SecurityException if it is closed to the visitor
         * @throws RuntimeException if it cannot be done, as the MBeans have it
         */
        String run(Visitor visitor, Words words) throws UsageException;
    }

    String name() {
        int blank = usage.indexOf(' ');
        return blank < 0 ? usage : usage.substring(0, blank);
    }

    String run(Visitor visitor, String line) throws UsageException {
        return action.run(visitor, new Words(usage, line));
    }
}
