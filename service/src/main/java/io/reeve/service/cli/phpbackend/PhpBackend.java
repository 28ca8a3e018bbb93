package io.reeve.service.cli.phpbackend;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * What php-backend-server has on disk, in the words of this service.
 *
 * @param accessControl whether callers had to log in
 * @param remarks what could not be read, a sentence each
 */
public record PhpBackend(
        List<Job> jobs, List<Schedule> schedules, List<User> users, boolean accessControl, List<String> remarks) {

    /**
     * A job.
     *
     * @param settings all but the command
     * @param remark what is not as it was; may be empty
     */
    public record Job(String name, String command, JsonObject settings, String remark) {}

    /**
     * A schedule.
     *
     * @param settings its id included
     */
    public record Schedule(String job, String id, JsonObject settings) {}

    /**
     * A user.
     *
     * @param password in plain text, as it stood there
     * @param privileges separated by commas
     * @param facts all else that is known of the user
     */
    public record User(String name, String password, String privileges, JsonObject facts) {

        /** Without the password. */
        @Override
        public String toString() {
            return "user " + name;
        }
    }
}
