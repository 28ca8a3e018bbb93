package io.reeve.service.gate;

import io.reeve.spi.Command;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * That a caller may use one member of a bean.
 *
 * @param jobs the jobs that it is about; one without a name where it is about none in particular
 */
record Permit(Caller caller, Need need, ObjectName bean, String member, List<String> jobs) {

    private static final int LONGEST = 200;

    Command command() {
        String job = jobs.size() == 1 ? jobs.get(0) : "";
        return new Command(need.privilege(), bean, member, job, caller.name(), caller.address(), caller.door());
    }

    /** What it is about, for the audit. */
    String on(@Nullable Object[] arguments) {
        List<Integer> audited = need.audited();
        String words = audited.stream()
                .filter(i -> i < arguments.length)
                .map(i -> " " + (arguments[i] instanceof Object[] all ? Arrays.toString(all) : arguments[i]))
                .collect(Collectors.joining());
        String on = bean + " " + member + words;
        return on.length() > LONGEST ? on.substring(0, LONGEST) + "..." : on;
    }
}
