package io.reeve.service.cli;

import com.google.gson.JsonElement;
import io.reeve.mbeans.ObjectNames;
import io.reeve.service.config.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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
        if (namesAndGlobs.stream().noneMatch(JobCalls::isGlob)) {
            return namesAndGlobs.stream().distinct().toList();
        }
        Set<String> known = known();
        Set<String> expanded = new LinkedHashSet<>();
        for (String word : namesAndGlobs) {
            Pattern pattern = pattern(word);
            List<String> matching = known.stream()
                    .filter(name -> pattern.matcher(name).matches())
                    .toList();
            if (isGlob(word) && matching.isEmpty()) {
                throw new CommandFailedException(ExitCode.UNKNOWN_JOB, "no job matches " + word);
            }
            expanded.addAll(isGlob(word) ? matching : List.of(word));
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
        if (names.size() == 1) {
            return Map.of(names.get(0), client.send(request.apply(names.get(0))));
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
        return new TreeSet<>(
                client.invoke(ObjectNames.SERVER, "statusAll").getAsJsonObject().keySet());
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
