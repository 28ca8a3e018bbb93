package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import java.util.Optional;

/** Takes over one thing after the other, and tells what became of each. */
final class Import {

    private final Session session;
    /** None where nothing is done. */
    private final Optional<JolokiaClient> client;

    private final JsonArray taken = new JsonArray();
    private final JsonArray left = new JsonArray();

    /** @param dry whether nothing is done */
    Import(Session session, boolean dry) {
        this.session = session;
        this.client = dry ? Optional.empty() : Optional.of(session.client());
    }

    /** @param remark what is not as it was; may be empty */
    void take(String what, String remark, JolokiaRequest request) throws ServiceUnreachableException {
        if (client.isPresent()) {
            JolokiaReply reply = client.get().send(request);
            if (!reply.isOk()) {
                leave(what + ": left: " + reply.refusal().getMessage());
                return;
            }
        }
        taken.add(what);
        String more = remark.isEmpty() ? "" : ", but " + remark;
        say(what + (client.isPresent() ? ": taken" : ": there") + more);
    }

    /** Something is not taken. */
    void leave(String sentence) {
        left.add(sentence);
        session.terminal().complain(sentence);
    }

    /** Says where callers have to log in now and had not to before, or the other way round. */
    void compareAccessControl(boolean before) throws ServiceUnreachableException {
        if (client.isEmpty()) {
            say("access control: " + onOrOff(before));
            return;
        }
        JolokiaReply reply = client.get().send(JolokiaRequest.read(ObjectNames.AUTH, "Enable"));
        if (reply.isOk() && reply.value().getAsBoolean() != before) {
            say("access control: was " + onOrOff(before) + ", is " + onOrOff(!before) + " and stays so");
        }
    }

    private static String onOrOff(boolean on) {
        return on ? "on" : "off";
    }

    private void say(String sentence) {
        if (!session.json()) {
            session.surroundings().out().println(Terminal.plain(sentence));
        }
    }

    int finish() {
        JsonObject all = new JsonObject();
        all.add("taken", taken);
        all.add("left", left);
        session.tell(all, "%d taken, %d left".formatted(taken.size(), left.size()));
        return left.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
    }
}
