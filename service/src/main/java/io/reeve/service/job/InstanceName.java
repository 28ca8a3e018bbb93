package io.reeve.service.job;

import java.nio.file.Path;

/**
 * Which instance of which job.
 *
 * @param number from 1
 */
record InstanceName(String job, int number) {

    /** No job's name contains it. */
    private static final char SEPARATOR = ':';

    /** Reads {@link #key} back. */
    static InstanceName of(String key) {
        int separator = key.indexOf(SEPARATOR);
        return separator < 0
                ? new InstanceName(key, 1)
                : new InstanceName(key.substring(0, separator), Integer.parseInt(key.substring(separator + 1)));
    }

    /** Its name among all processes: the first one has the name of its job. */
    String key() {
        return number == 1 ? job : job + SEPARATOR + number;
    }

    /** Whether it is a run beside the instances. */
    boolean isOneShot() {
        return number >= OneShots.FIRST;
    }

    /** Where it logs to, below the directory of all logs. */
    Path logDirectory() {
        Path ofJob = Path.of(job);
        return number == 1 ? ofJob : ofJob.resolve("instance-" + number);
    }

    @Override
    public String toString() {
        return "job " + key();
    }
}
