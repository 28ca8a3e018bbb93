package io.reeve.service.http;

/** That something is watched; ends when it is closed. */
@FunctionalInterface
public interface Watching extends AutoCloseable {
    @Override
    void close();
}
