package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;

/** {@code reeve scale}. */
final class ScaleCommand implements Subcommand {

    @Override
    public Syntax syntax() {
        return Syntax.of("reeve scale NAME... [-l SELECTOR] COUNT", """
                Changes how many instances jobs have, and returns once that many run or are gone. Those that stay are not
                touched. NAME is a job, or a glob such as 'billing-*'; COUNT is 1 to 1000.
                """, 2, Syntax.ANY, Syntax.selector());
    }

    @Override
    public int run(Session session, Given given) throws ServiceUnreachableException {
        List<String> names = given.words().subList(0, given.words().size() - 1);
        int count = count(given.words().get(names.size()));
        JobCalls jobs = session.jobs();
        Map<String, JolokiaReply> replies = jobs.tell(
                jobs.expand(names, given.selectors()),
                name -> JolokiaRequest.exec(ObjectNames.job(name), "scale", count));
        return Outcomes.report(session, jobs, replies, ScaleCommand::line);
    }

    private static int count(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw CommandFailedException.usage("'" + word + "' is no number of instances");
        }
    }

    private static String line(String name, JsonElement definition) {
        String count = definition
                .getAsJsonObject()
                .getAsJsonObject("upkeep")
                .get("instances")
                .getAsString();
        return name + ": instances " + count;
    }
}
