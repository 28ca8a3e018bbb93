package io.reeve.scheduler;

/**
 * What a run is of.
 *
 * @param oneShot the number of a one-shot run beside the job; 0 for the job itself
 */
record Target(String job, int oneShot) {

    static Target ofJob(String job) {
        return new Target(job, 0);
    }

    boolean isJob() {
        return oneShot == 0;
    }
}
