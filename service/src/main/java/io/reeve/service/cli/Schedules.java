package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Requests about the schedules of jobs. They throw {@link CommandFailedException} where the service refuses.
 *
 * @param jobs by which the service is asked
 */
record Schedules(JobCalls jobs) {

    private static final int SHORTEST = 4;
    private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Asks what is about no job in particular. */
    JsonElement ask(String operation, Object... arguments) throws ServiceUnreachableException {
        return value(send(operation, List.of(), arguments));
    }

    /** Asks what is about a job; its name is the first argument. */
    JsonElement askOf(String job, String operation, Object... arguments) throws ServiceUnreachableException {
        JolokiaReply reply = send(operation, List.of(job), arguments);
        if (isCallersMistake(reply)) {
            requireJob(job);
        }
        return value(reply);
    }

    /** Asks what is about a schedule; job and id are the first arguments. */
    JsonElement ask(ScheduleId schedule, String operation, Object... arguments) throws ServiceUnreachableException {
        JolokiaReply reply = send(operation, List.of(schedule.job(), schedule.id()), arguments);
        if (isCallersMistake(reply)) {
            require(schedule.job(), schedule.id());
        }
        return value(reply);
    }

    private JolokiaReply send(String operation, List<String> first, Object... arguments)
            throws ServiceUnreachableException {
        List<Object> all = new ArrayList<>(first);
        all.addAll(List.of(arguments));
        return jobs.client().send(JolokiaRequest.exec(ObjectNames.SCHEDULER, operation, all.toArray()));
    }

    private static boolean isCallersMistake(JolokiaReply reply) {
        return reply.errorType().endsWith("IllegalArgumentException");
    }

    private static JsonElement value(JolokiaReply reply) {
        return reply.ofPlugin("the service has no schedules: its plugin scheduler is not loaded");
    }

    /** All schedules by job and id, in order. */
    SortedMap<String, SortedMap<String, JsonObject>> all() throws ServiceUnreachableException {
        SortedMap<String, SortedMap<String, JsonObject>> all = new TreeMap<>();
        ask("getAll").getAsJsonObject().asMap().forEach((job, schedules) -> {
            SortedMap<String, JsonObject> byId = new TreeMap<>();
            schedules.getAsJsonObject().asMap().forEach((id, info) -> byId.put(id, info.getAsJsonObject()));
            all.put(job, byId);
        });
        return all;
    }

    /** The schedules of a job by id, of one that exists. */
    Map<String, JsonObject> of(String job) throws ServiceUnreachableException {
        Map<String, JsonObject> schedules = all().getOrDefault(job, new TreeMap<>());
        if (schedules.isEmpty()) {
            requireJob(job);
        }
        return schedules;
    }

    /** Passes if there is such a schedule, or for an empty id such a job. */
    void require(String job, String id) throws ServiceUnreachableException {
        if (id.isEmpty()) {
            requireJob(job);
        } else if (!of(job).containsKey(id)) {
            throw unknown(job, id);
        }
    }

    /** Passes if nothing is known against it: who may not look at a job may have schedules to look at. */
    private void requireJob(String job) throws ServiceUnreachableException {
        JolokiaReply reply = jobs.client().send(JolokiaRequest.read(ObjectNames.job(job), "Name"));
        if (!reply.isOk() && reply.refusal().isUnknownName()) {
            throw jobs.failure(job, reply);
        }
    }

    /** The one schedule that a word means, or the job's only one if there is no word. */
    ScheduleId findOne(String job, List<String> words) throws ServiceUnreachableException {
        return find(job, words).get(0);
    }

    /**
     * The schedules that words mean, or the job's only one if there are no words. Whole ids are not looked up: who fires a
     * schedule may not be allowed to look.
     */
    List<ScheduleId> find(String job, List<String> words) throws ServiceUnreachableException {
        List<String> wanted =
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        wanted.forEach(Schedules::requireLength);
        boolean whole = !words.isEmpty() && wanted.stream().allMatch(Schedules::isWhole);
        Collection<String> known = whole ? List.of() : of(job).keySet();
        Map<String, ScheduleId> found = new LinkedHashMap<>();
        for (String word : wanted.isEmpty() ? List.of("") : wanted) {
            String id = isWhole(word) ? word : only(job, word, known);
            found.put(id, new ScheduleId(job, id));
        }
        return List.copyOf(found.values());
    }

    private static void requireLength(String word) {
        if (word.length() < SHORTEST) {
            throw CommandFailedException.usage("'" + word + "' is too short for the beginning of an ID: expected "
                    + SHORTEST + " characters at least");
        }
    }

    private static boolean isWhole(String word) {
        return WHOLE.matcher(word).matches();
    }

    private static String only(String job, String beginning, Collection<String> known) {
        List<String> fit = known.stream().filter(id -> id.startsWith(beginning)).toList();
        if (fit.isEmpty()) {
            throw unknown(job, beginning);
        }
        if (fit.size() > 1) {
            String which = String.join(", ", ScheduleId.shortened(fit));
            throw new CommandFailedException(
                    ExitCode.REFUSED,
                    beginning.isEmpty()
                            ? "job " + job + " has " + fit.size() + " schedules; say which: " + which
                            : "'" + beginning + "' may be each of these schedules of job " + job + ": " + which);
        }
        return fit.get(0);
    }

    private static CommandFailedException unknown(String job, String id) {
        String which = id.isEmpty() ? "" : " '" + id + "'";
        return new CommandFailedException(ExitCode.UNKNOWN_JOB, "job " + job + " has no schedule" + which);
    }
}
