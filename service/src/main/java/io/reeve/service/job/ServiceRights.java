package io.reeve.service.job;

import io.reeve.service.posix.Account;
import io.reeve.service.posix.Accounts;
import io.reeve.service.posix.Posix;
import io.reeve.service.process.Constraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What the service can give its jobs: all there is where it is root, else only less than it has itself.
 *
 * @param user the number of its user
 * @param group the number of its group
 * @param hardLimit the most it may have itself, see {@link Limit}
 */
record ServiceRights(long user, long group, ToLongFunction<LimitKind> hardLimit) {
    private static final long ROOT = 0;

    /** Asks nothing: for a definition that was accepted once and must not be lost, whatever has changed since. */
    static final Function<Resources, List<String>> NOT_ASKED = wanted -> List.of();

    /** Those of this process. */
    static ServiceRights own() {
        return new ServiceRights(
                Integer.toUnsignedLong(Posix.userId()),
                Integer.toUnsignedLong(Posix.groupId()),
                kind -> Posix.hardLimit(kind.number()));
    }

    /** Why it cannot give what a job wants; nothing where it can. */
    List<String> refusals(Resources wanted) {
        List<String> refusals = new ArrayList<>();
        Optional<Account> account = account(wanted);
        Optional<Long> primary = primaryGroup(wanted);
        if (!wanted.user().isEmpty() && account.isEmpty()) {
            refusals.add("user: expected a user of this system, not '" + wanted.user() + "'");
        }
        if (!wanted.group().isEmpty() && primary.isEmpty()) {
            refusals.add("group: expected a group of this system, not '" + wanted.group() + "'");
        }
        if (user != ROOT) {
            account.filter(other -> other.user() != user)
                    .ifPresent(other -> refusals.add(needsRoot("user", wanted.user(), "its own user or none")));
            primary.filter(other -> other != group)
                    .ifPresent(other -> refusals.add(needsRoot("group", wanted.group(), "its own group or none")));
            refuseMoreThanItHas(wanted, refusals);
        }
        return refusals;
    }

    private void refuseMoreThanItHas(Resources wanted, List<String> refusals) {
        if (wanted.nice() < 0) {
            refusals.add(needsRoot("nice", Integer.toString(wanted.nice()), "0 to 19"));
        }
        wanted.limits().forEach((kind, limit) -> {
            long most = hardLimit.applyAsLong(kind);
            if (limit.exceeds(most)) {
                String key = "limits: " + kind.key();
                refusals.add(needsRoot(key, limit.toString(), "a hard limit of at most " + Limit.text(most)));
            }
        });
    }

    /**
     * What a launch has to do for it. Users and groups are looked up each time.
     *
     * @throws IllegalArgumentException with the reasons why it cannot be given
     */
    Constraints constraints(Resources wanted) {
        List<String> refusals = refusals(wanted);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", refusals));
        }
        List<String> limits = new ArrayList<>();
        wanted.limits().forEach((kind, limit) -> limits.add(kind.key() + "=" + limit));
        return new Constraints(limits, wanted.nice(), wanted.umask(), otherAccount(wanted));
    }

    /** The account a process has to change to; none where it is to stay as it is. */
    private Optional<Account> otherAccount(Resources wanted) {
        String own = Long.toString(user);
        Account account =
                account(wanted).or(() -> Accounts.user(own)).orElseGet(() -> new Account(own, user, group, ""));
        Optional<Long> primary = primaryGroup(wanted);
        boolean same = account.user() == user && primary.orElse(group) == group;
        return same ? Optional.empty() : Optional.of(account.withGroup(primary.orElse(account.group())));
    }

    /** The variables that tell a process of its user, where one is set. */
    static Map<String, String> environment(Resources wanted) {
        return account(wanted)
                .map(account -> Map.of("HOME", account.home(), "USER", account.name(), "LOGNAME", account.name()))
                .orElse(Map.of());
    }

    private static Optional<Account> account(Resources wanted) {
        return wanted.user().isEmpty() ? Optional.empty() : Accounts.user(wanted.user());
    }

    private static Optional<Long> primaryGroup(Resources wanted) {
        return wanted.group().isEmpty() ? Optional.empty() : Accounts.group(wanted.group());
    }

    private String needsRoot(String key, String value, String expected) {
        return "%s: '%s' needs root, but the service runs as user %d: expected %s"
                .formatted(key, value, user, expected);
    }
}
