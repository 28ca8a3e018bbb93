package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.UserInfo;
import io.reeve.spi.Visitor;

/** Users and their privileges. */
final class AuthCommands {

    private static final String USER = "username";
    private static final String PASSWORD = "password";
    private static final String PRIVILEGES = "privileges";
    private static final String ENABLE = "enable";

    private AuthCommands() {}

    private static AuthMXBean auth(Visitor visitor) {
        return visitor.bean(ObjectNames.AUTH, AuthMXBean.class);
    }

    static Answer getEnable(Visitor visitor, Params params) {
        return Answer.of(auth(visitor).getEnable());
    }

    static Answer setEnable(Visitor visitor, Params params) throws RefusedException {
        auth(visitor).setEnable(params.flag(ENABLE));
        return Answer.OK;
    }

    static Answer add(Visitor visitor, Params params) throws RefusedException {
        JsonObject facts = UserView.facts(params.without(USER, PASSWORD, PRIVILEGES));
        auth(visitor).add(params.text(USER), params.text(PASSWORD), params.text(PRIVILEGES), Json.write(facts));
        return Answer.OK;
    }

    static Answer update(Visitor visitor, Params params) throws RefusedException {
        JsonObject changes = UserView.facts(params.without(USER, PASSWORD, PRIVILEGES));
        if (params.has(PRIVILEGES)) {
            changes.addProperty(PRIVILEGES, params.text(PRIVILEGES));
        }
        if (params.has(PASSWORD) && !isMasked(params.text(PASSWORD))) {
            changes.addProperty(PASSWORD, params.text(PASSWORD));
        }
        auth(visitor).update(params.text(USER), Json.write(changes));
        return Answer.OK;
    }

    /** Who gives back what it was shown has not seen the password, and leaves it as it is. */
    private static boolean isMasked(String password) {
        return password.equals(JobDefinition.SECRET);
    }

    static Answer delete(Visitor visitor, Params params) throws RefusedException {
        auth(visitor).delete(params.text(USER));
        return Answer.OK;
    }

    static Answer get(Visitor visitor, Params params) throws RefusedException {
        return Answer.of(UserView.of(auth(visitor).get(params.text(USER))));
    }

    static Answer getAll(Visitor visitor, Params params) throws RefusedException {
        JsonObject table = new JsonObject();
        for (UserInfo user : auth(visitor).getAll().values()) {
            table.add(user.name(), UserView.of(user));
        }
        return Answer.unlessEmpty(table);
    }
}
