package io.reeve.service.cli;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;

/** {@code reeve schedule on} and {@code off}. */
final class ScheduleSwitchCommand implements Subcommand {

    private final String word;

    /** @param word {@code on} or {@code off} */
    ScheduleSwitchCommand(String word) {
        this.word = word;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "reeve schedule " + word + " NAME [ID...]",
                word.equals("on")
                        ? "Lets schedules fire."
                        : "Lets schedules not fire until they are on again. A run that is under way goes on.",
                2,
                Syntax.ANY);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        JsonObject change = new JsonObject();
        change.addProperty("enable", word.equals("on"));
        Clock clock = session.surroundings().clock();
        return new SeveralSchedules(session, new Schedules(session.jobs()))
                .tell(
                        words.get(1),
                        words.subList(2, words.size()),
                        "update",
                        List.of(change.toString()),
                        info -> word.equals("on") ? "on" + ScheduleText.after(info.getAsJsonObject(), clock) : word);
    }
}
