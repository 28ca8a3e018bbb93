package io.reeve.service.bench;

/** How much is measured: {@code -Dbench.NAME=NUMBER} changes it. */
final class Sizes {
    /** How many jobs are many. */
    static final int MANY = Integer.getInteger("bench.jobs", 1000);

    /** How often a job is started or killed. */
    static final int ROUNDS = Integer.getInteger("bench.rounds", 200);

    /** How often the whole service is started and stopped. */
    static final int LIVES = Integer.getInteger("bench.lives", 5);

    /** How often the instances of a job are restarted one by one under load. */
    static final int ROLLS = Integer.getInteger("bench.rolls", 5);

    /** How long processor time is measured. */
    static final int SECONDS = Integer.getInteger("bench.seconds", 20);

    /** How long to wait before that, for the JVM to compile what is used. */
    static final int SETTLE_SECONDS = Integer.getInteger("bench.settle", 20);

    /** How many requests are sent in each measurement, by all clients together. */
    static final int REQUESTS = Integer.getInteger("bench.requests", 40_000);

    /** How much a chatty job prints, in MB of a million bytes. */
    static final int MEGABYTES = Integer.getInteger("bench.megabytes", 1000);

    /** How many clients there are when there are many. */
    static final int CLIENTS = 16;

    private Sizes() {}
}
