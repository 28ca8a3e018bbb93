package io.reeve.service.cli;

import java.io.IOException;

/** One door, opened by one user. */
interface Access extends AutoCloseable {

    /** Asks; whether it was not denied, however else it went. */
    boolean isOpen(Member member) throws Exception;

    @Override
    default void close() throws IOException {}
}
