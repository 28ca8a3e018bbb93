package io.reeve.service.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Says of jobs that they have changed when the test says so. */
final class FakeJobs implements JobWatch {

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Watching watch(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Consumer<Listener> news) {
        listeners.forEach(news);
    }

    int listeners() {
        return listeners.size();
    }
}
