package io.reeve.service.gate;

import io.reeve.spi.Command;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** That a caller may use one member of a bean, for one job if it is about one. */
record Permit(Caller caller, Need need, ObjectName bean, String member, String job) {

    private static final int LONGEST = 200;

    Command command() {
        return new Command(need.privilege(), bean, member, job, caller.name(), caller.address(), caller.door());
    }

    /** What it is about, for the audit. */
    String on(@Nullable Object[] arguments) {
        List<Integer> audited = need.audited();
        String words = audited.stream()
                .filter(i -> i < arguments.length)
                .map(i -> " " + arguments[i])
                .collect(Collectors.joining());
        String on = bean + " " + member + words;
        return on.length() > LONGEST ? on.substring(0, LONGEST) + "..." : on;
    }
}
