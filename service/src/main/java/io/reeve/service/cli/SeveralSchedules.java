package io.reeve.service.cli;

import com.google.gson.JsonElement;
import java.util.List;
import java.util.function.Function;

/**
 * The same for several schedules of a job. All of them are found before anything is done; one failure after that does not
 * stop the rest.
 *
 * @param session of the command
 * @param schedules by which the service is asked
 */
record SeveralSchedules(Session session, Schedules schedules) {

    /** Asks for an operation on each, and tells what became of it; returns the exit code. */
    int tell(
            String job,
            List<String> words,
            String operation,
            List<Object> arguments,
            Function<JsonElement, String> text)
            throws ServiceUnreachableException {
        Outcomes outcomes = new Outcomes(session);
        for (ScheduleId schedule : schedules.find(job, words)) {
            try {
                JsonElement value = schedules.ask(schedule, operation, arguments.toArray());
                outcomes.add(schedule.id(), value);
                if (!session.json()) {
                    session.tell(value, schedule + ": " + text.apply(value));
                }
            } catch (CommandFailedException e) {
                outcomes.failed(schedule.id(), e);
            }
        }
        return outcomes.finish();
    }
}
