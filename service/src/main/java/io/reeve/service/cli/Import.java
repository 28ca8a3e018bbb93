package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;

/** Takes over one thing after the other, and tells what became of each. */
final class Import {

    private final Session session;
    private final boolean dry;
    private final JsonArray taken = new JsonArray();
    private final JsonArray left = new JsonArray();

    /** @param dry whether nothing is done */
    Import(Session session, boolean dry) {
        this.session = session;
        this.dry = dry;
    }

    /** @param remark what is not as it was; may be empty */
    void take(String what, String remark, JolokiaRequest request) throws ServiceUnreachableException {
        if (!dry) {
            JolokiaReply reply = session.client().send(request);
            if (!reply.isOk()) {
                leave(what + ": left: " + reply.refusal().getMessage());
                return;
            }
        }
        taken.add(what);
        String more = remark.isEmpty() ? "" : ", but " + remark;
        say(what + (dry ? ": there" : ": taken") + more);
    }

    /** Something is not taken. */
    void leave(String sentence) {
        left.add(sentence);
        session.terminal().complain(sentence);
    }

    /** Says where callers have to log in now and had not to before, or the other way round. */
    void compareAccessControl(boolean before) throws ServiceUnreachableException {
        if (dry) {
            say("access control: " + onOrOff(before));
            return;
        }
        JolokiaReply reply = session.client().send(JolokiaRequest.read(ObjectNames.AUTH, "Enable"));
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
