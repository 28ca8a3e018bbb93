package io.reeve.service.cli;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** {@code reeve schedule ls}. */
final class ScheduleListCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve schedule ls [NAME...] [-l SELECTOR]", """
                Lists schedules; without names, those of all jobs. NAME is a job, or a glob such as 'billing-*'.
                WHEN is a CRON expression or a condition; OUTCOME is what became of the last firing.
                """, 1, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words().subList(1, given.words().size());
        Schedules schedules = new Schedules(session.jobs());
        boolean named = !words.isEmpty() || !given.selectors().isEmpty();
        SortedMap<String, SortedMap<String, JsonObject>> all = schedules.all();
        Outcomes outcomes = new Outcomes(session);
        Table table = new Table("JOB", "ID", "WHEN", "NEXT", "LAST", "OUTCOME");
        Collection<String> names =
                named ? existing(schedules.jobs(), given, words, all.keySet(), outcomes) : all.keySet();
        boolean empty = true;
        for (String name : names) {
            Map<String, JsonObject> ofJob = all.getOrDefault(name, Collections.emptySortedMap());
            add(table, name, ofJob, session.surroundings().clock());
            outcomes.add(name, json(ofJob));
            empty &= ofJob.isEmpty();
        }
        if (!session.json() && !empty) {
            table.print(session.terminal());
        }
        return outcomes.finish();
    }

    /** The jobs that are named, without those that do not exist. */
    private static Collection<String> existing(
            JobCalls jobs, Given given, List<String> words, Collection<String> scheduled, Outcomes outcomes)
            throws ServiceUnreachableException {
        List<String> names = new ArrayList<>(jobs.expand(words, given.selectors()));
        List<String> others =
                names.stream().filter(name -> !scheduled.contains(name)).toList();
        Map<String, JolokiaReply> replies =
                jobs.ask(others, name -> JolokiaRequest.read(ObjectNames.job(name), "Name"));
        for (Map.Entry<String, JolokiaReply> reply : replies.entrySet()) {
            if (!reply.getValue().isOk()) {
                outcomes.failed(reply.getKey(), jobs.failure(reply.getKey(), reply.getValue()));
                names.remove(reply.getKey());
            }
        }
        return names;
    }

    private static void add(Table table, String job, Map<String, JsonObject> schedules, Clock clock) {
        Iterator<String> ids = ScheduleId.shortened(schedules.keySet()).iterator();
        for (JsonObject info : schedules.values()) {
            table.row(
                    job,
                    ids.next(),
                    ScheduleText.when(info),
                    ScheduleText.next(info, clock),
                    Moment.text(info.get("lastRunMillis").getAsLong(), clock),
                    ScheduleText.outcome(info));
        }
    }

    private static JsonObject json(Map<String, JsonObject> schedules) {
        JsonObject json = new JsonObject();
        schedules.forEach(json::add);
        return json;
    }
}
