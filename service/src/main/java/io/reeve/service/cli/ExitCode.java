package io.reeve.service.cli;

/** What scripts can trust; the help texts say the same. */
final class ExitCode {

    static final int OK = 0;
    static final int REFUSED = 1;
    static final int NOTHING_FOUND = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int UNKNOWN_JOB = 4;
    static final int NOT_RUNNING = 5;

    private ExitCode() {}
}
