package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Requests to several jobs by their names. */
final class JobCalls {

    /** As many stops as are waited for at a time. */
    private static final int PARALLEL = 32;

    private final JolokiaClient client;

    JobCalls(JolokiaClient client) {
        this.client = client;
    }

    JolokiaClient client() {
        return client;
    }

    /** Names as they are, globs ({@code *} and {@code ?}, which no name contains) as the jobs that match. */
    List<String> expand(List<String> namesAndGlobs) throws ServiceUnreachableException {
        return expand(namesAndGlobs, state -> true);
    }

    /** Names as they are, globs as the jobs that match and are in a state that is wanted: none, if none of them is. */
    List<String> expand(List<String> namesAndGlobs, Predicate<JobState> wanted) throws ServiceUnreachableException {
        if (namesAndGlobs.stream().noneMatch(JobCalls::isGlob)) {
            return namesAndGlobs.stream().distinct().toList();
        }
        SortedMap<String, JobState> known = known();
        Set<String> expanded = new LinkedHashSet<>();
        for (String word : namesAndGlobs) {
            if (!isGlob(word)) {
                expanded.add(word);
                continue;
            }
            List<String> matching = known.keySet().stream()
                    .filter(pattern(word).asMatchPredicate())
                    .toList();
            if (matching.isEmpty()) {
                throw new CommandFailedException(ExitCode.UNKNOWN_JOB, "no job matches " + word);
            }
            matching.stream().filter(name -> wanted.test(known.get(name))).forEach(expanded::add);
        }
        return List.copyOf(expanded);
    }

    /** Asks all in one go: for what takes no time. */
    Map<String, JolokiaReply> ask(List<String> names, Function<String, JolokiaRequest> request)
            throws ServiceUnreachableException {
        List<JolokiaReply> replies = client.sendAll(names.stream().map(request).toList());
        Map<String, JolokiaReply> byName = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.put(names.get(i), replies.get(i));
        }
        return byName;
    }

    /** Tells all side by side: for what takes as long as the slowest job wants. */
    Map<String, JolokiaReply> tell(List<String> names, Function<String, JolokiaRequest> request)
            throws ServiceUnreachableException {
        if (names.size() <= 1) {
            return ask(names, request);
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(names.size(), PARALLEL));
        try {
            List<Future<JolokiaReply>> replies = new ArrayList<>();
            for (String name : names) {
                replies.add(pool.submit(() -> client.send(request.apply(name))));
            }
            Map<String, JolokiaReply> byName = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                byName.put(names.get(i), await(replies.get(i)));
            }
            return byName;
        } finally {
            pool.shutdownNow();
        }
    }

    /** The reply's value, or an error that names the job and what was probably meant. */
    JsonElement valueOf(String name, JolokiaReply reply) throws ServiceUnreachableException {
        if (reply.isOk()) {
            return reply.value();
        }
        throw failure(name, reply);
    }

    CommandFailedException failure(String name, JolokiaReply reply) throws ServiceUnreachableException {
        RefusedException refusal = reply.refusal();
        if (refusal.isUnknownName()) {
            String question = Suggestion.question(name, known().keySet());
            return new CommandFailedException(ExitCode.UNKNOWN_JOB, "no job is called '" + name + "'" + question);
        }
        return new CommandFailedException(ExitCode.REFUSED, String.valueOf(refusal.getMessage()));
    }

    private SortedMap<String, JobState> known() throws ServiceUnreachableException {
        SortedMap<String, JobState> states = new TreeMap<>();
        JsonObject all = client.invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject();
        all.asMap()
                .forEach((name, status) -> states.put(
                        name,
                        JobState.valueOf(status.getAsJsonObject().get("state").getAsString())));
        return states;
    }

    private static JolokiaReply await(Future<JolokiaReply> reply) throws ServiceUnreachableException {
        try {
            return reply.get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ServiceUnreachableException unreachable) {
                throw unreachable;
            }
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static boolean isGlob(String word) {
        return word.indexOf('*') >= 0 || word.indexOf('?') >= 0;
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"));
    }
}
