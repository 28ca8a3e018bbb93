package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.reeve.mbeans.Glob;
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

    /** As {@link #expand(List, List, Predicate)}, where any state will do. */
    List<String> expand(List<String> words, List<String> selectors) throws ServiceUnreachableException {
        return expand(words, selectors, state -> true);
    }

    /**
     * Names as they are; globs and selectors of labels as the jobs that match and are in a state that is wanted: none, if
     * none of them is.
     */
    List<String> expand(List<String> words, List<String> selectors, Predicate<JobState> wanted)
            throws ServiceUnreachableException {
        Set<String> expanded = new LinkedHashSet<>();
        for (String word : words) {
            expanded.addAll(Glob.isIn(word) ? matching(word, wanted) : List.of(word));
        }
        for (String selector : selectors) {
            expanded.addAll(matching(selector, wanted));
        }
        return List.copyOf(expanded);
    }

    private List<String> matching(String selector, Predicate<JobState> wanted) throws ServiceUnreachableException {
        return select(selector).entrySet().stream()
                .filter(job -> wanted.test(state(job.getValue())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The statuses of the jobs that a glob or a selector of labels stands for, by name: of one at least. */
    SortedMap<String, JsonElement> select(String selector) throws ServiceUnreachableException {
        JsonObject jobs = client.invoke(ObjectNames.SERVER, "select", selector).getAsJsonObject();
        if (jobs.isEmpty()) {
            throw new CommandFailedException(ExitCode.UNKNOWN_JOB, "no job matches " + selector);
        }
        return new TreeMap<>(jobs.asMap());
    }

    private static JobState state(JsonElement status) {
        return JobState.valueOf(status.getAsJsonObject().get("state").getAsString());
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
            String question = Suggestion.question(name, known());
            return new CommandFailedException(ExitCode.UNKNOWN_JOB, "no job is called '" + name + "'" + question);
        }
        return new CommandFailedException(ExitCode.REFUSED, String.valueOf(refusal.getMessage()));
    }

    private Set<String> known() throws ServiceUnreachableException {
        return client.invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject().keySet();
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
}
