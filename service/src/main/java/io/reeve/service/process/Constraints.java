package io.reeve.service.process;

import io.reeve.service.posix.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom a process runs and what it may have. The shim sees to it before it says that the process exists; only the user
 * is changed after that, by a program that becomes the job's.
 *
 * @param limits as prlimit(1) has them, such as {@code nofile=512:1024}
 * @param nice what is added to the service's niceness; 0 for nothing
 * @param umask octal digits; empty for the service's own
 * @param account the user and the group to run as, where they are others than the service's
 */
public record Constraints(List<String> limits, int nice, String umask, Optional<Account> account) {

    /** Nothing but what the service has, at no cost. */
    public static final Constraints NONE = new Constraints(List.of(), 0, "", Optional.empty());

    /** What the shim has to do, in pairs of words. */
    List<String> pairs() {
        List<String> pairs = new ArrayList<>();
        account.ifPresent(other -> pairs.addAll(List.of("user", other.name())));
        limits.forEach(limit -> pairs.addAll(List.of("limit", limit)));
        if (nice != 0) {
            pairs.addAll(List.of("nice", Integer.toString(nice)));
        }
        if (!umask.isEmpty()) {
            pairs.addAll(List.of("umask", umask));
        }
        return pairs;
    }

    /** What stands before the program in the launch line: setpriv(1) with its six words, or nothing. */
    List<String> prefix() throws IOException {
        if (account.isEmpty()) {
            return List.of();
        }
        String user = Long.toString(account.get().user());
        String group = Long.toString(account.get().group());
        return List.of(Tools.path("setpriv"), "--reuid", user, "--regid", group, "--init-groups");
    }
}
