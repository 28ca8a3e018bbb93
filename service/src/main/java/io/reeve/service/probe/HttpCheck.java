package io.reeve.service.probe;

import io.reeve.service.probe.Probe.Http;
import io.reeve.spi.Durations;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Asks web servers for their status. Thread-safe. */
final class HttpCheck {
    private final Executor pool;
    private final HttpClient client;

    /** @param pool does what the client has to do, in few threads */
    HttpCheck(Executor pool) {
        this.pool = pool;
        // Not HTTP/2, whose offer to upgrade not every small server bears.
        this.client = HttpClient.newBuilder()
                .executor(pool)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    CompletableFuture<Verdict> check(Http target, Duration timeout) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        verdict.completeOnTimeout(late(target, timeout), timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            pool.execute(() -> ask(target, timeout, verdict));
        } catch (RejectedExecutionException e) {
            verdict.complete(Verdict.bad(target.url() + " is not asked any more"));
        }
        return verdict;
    }

    private void ask(Http target, Duration timeout, CompletableFuture<Verdict> verdict) {
        try {
            HttpRequest request = HttpRequest.newBuilder(target.url())
                    .timeout(timeout)
                    .header("User-Agent", "reeve-probe")
                    .build();
            CompletableFuture<HttpResponse<Boolean>> answer = client.sendAsync(request, info -> new BoundedBody());
            answer.whenComplete((response, failure) -> verdict.complete(
                    failure == null ? verdict(target, response.statusCode()) : failed(target, timeout, failure)));
            // Also where it is late or cancelled: nothing of the exchange is left then.
            verdict.whenComplete((any, failure) -> answer.cancel(true));
        } catch (RuntimeException e) {
            verdict.complete(failed(target, timeout, e));
        }
    }

    private static Verdict verdict(Http target, int status) {
        if (status >= target.lowest() && status <= target.highest()) {
            return Verdict.GOOD;
        }
        String expected =
                target.lowest() == target.highest() ? "" + target.lowest() : target.lowest() + "-" + target.highest();
        return Verdict.bad(target.url() + " answered " + status + ", not " + expected);
    }

    private static Verdict failed(Http target, Duration timeout, Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof CompletionException && cause != null) {
            return failed(target, timeout, cause);
        }
        if (failure instanceof HttpTimeoutException || failure instanceof CancellationException) {
            return late(target, timeout);
        }
        return failure instanceof ConnectException
                ? Verdict.bad("cannot connect to " + target.url())
                : Verdict.bad("no answer from " + target.url() + ": " + Brief.message(failure));
    }

    private static Verdict late(Http target, Duration timeout) {
        return Verdict.bad("no answer from " + target.url() + " within " + Durations.format(timeout));
    }
}
