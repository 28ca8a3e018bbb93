package io.reeve.service.cli;

import java.util.List;

/** {@code reeve schedule rm}. */
final class ScheduleRemoveCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve schedule rm NAME [ID...]", """
                Removes schedules. A run that is under way goes on, and the history stays.
                """, 2, Syntax.ANY);
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> words = given.words();
        return new SeveralSchedules(session, new Schedules(session.jobs()))
                .tell(words.get(1), words.subList(2, words.size()), "delete", List.of(), nothing -> "removed");
    }
}
