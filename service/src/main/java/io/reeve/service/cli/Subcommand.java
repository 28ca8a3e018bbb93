package io.reeve.service.cli;

/** One command of {@code bin/reeve}. */
interface Subcommand {

    /** What it takes. */
    Syntax syntax();

    /** Does it, and returns the exit code. */
    int run(Session session, Given given) throws ServiceUnreachableException, InterruptedException;
}
