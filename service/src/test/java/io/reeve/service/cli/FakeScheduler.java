package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the scheduler of a {@link FakeService} answers; without any answers there is no scheduler. Quotes may be single. */
final class FakeScheduler {
    private final JsonObject all = new JsonObject();
    private final Map<String, Deque<JsonElement>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();

    /** Adds a schedule of 03:00 that fired once; members of its info may be given, without braces. */
    void schedule(String job, String id, String members) {
        JsonObject info =
                parse("{'job':'" + job + "','id':'" + id + "','enable':true,'cron':'0 3 * * *','condition':{},"
                        + "'timezone':'Etc/UTC','startMillis':0,'endMillis':0,'action':'START','signal':'','concurrency':'FORBID',"
                        + "'catchUp':'NONE','deadlineMillis':0,'jitterMillis':0,'timeoutMillis':0,'retries':0,"
                        + "'retryDelayMillis':10000,'words':'at 03:00','createdAtMillis':1000000,'nextRunMillis':356400000,"
                        + "'lastRunMillis':270000000,'lastOutcome':'SUCCEEDED'}");
        parse("{" + members + "}").asMap().forEach(info::add);
        if (!all.has(job)) {
            all.add(job, new JsonObject());
        }
        all.getAsJsonObject(job).add(id, info);
        answers("getAll", all.toString());
    }

    String info(String job, String id) {
        return all.getAsJsonObject(job).get(id).toString();
    }

    /** A run that succeeded; members of it may be given, without braces. */
    static String run(long number, String members) {
        JsonObject run =
                parse("{'run':" + number + ",'job':'mail','schedule':'aaaaaaaa-1','trigger':'SCHEDULE','by':'',"
                        + "'attempt':1,'dueMillis':270000000,'firedAtMillis':270000001,'startedAtMillis':270000010,"
                        + "'endedAtMillis':270000052,'outcome':'SUCCEEDED','exit':'exit code 0',"
                        + "'reason':'ended with exit code 0','lastLines':[],'missed':0,'peakBytes':0}");
        parse("{" + members + "}").asMap().forEach(run::add);
        return run.toString();
    }

    /** Answers one after the other; the last one goes on. */
    void answers(String operation, String... json) {
        Deque<JsonElement> queue = new ArrayDeque<>();
        for (String each : json) {
            queue.add(JsonParser.parseString(each));
        }
        answers.put(operation, queue);
    }

    /** Refuses as the caller's mistake. */
    void refuses(String operation, String message) {
        refusals.put(operation, message);
    }

    boolean isThere() {
        return !answers.isEmpty();
    }

    Optional<String> refusal(String operation) {
        return Optional.ofNullable(refusals.get(operation));
    }

    JsonElement answer(String operation) {
        Deque<JsonElement> queue = answers.getOrDefault(operation, new ArrayDeque<>());
        if (queue.isEmpty()) {
            throw new AssertionError(operation);
        }
        return queue.size() > 1 ? queue.remove() : queue.element();
    }

    private static JsonObject parse(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
