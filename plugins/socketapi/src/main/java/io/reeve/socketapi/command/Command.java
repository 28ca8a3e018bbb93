package io.reeve.socketapi.command;

import io.reeve.spi.Visitor;

/** What a request can ask for. */
@FunctionalInterface
interface Command {

    /**
     * Does it, in the visitor's name.
     *
     * @throws RefusedException if the parameters are not as they have to be
     * @throws SecurityException if it is closed to the visitor
     * @throws RuntimeException if it cannot be done, as the MBeans have it
     */
    Answer run(Visitor visitor, Params params) throws RefusedException;
}
