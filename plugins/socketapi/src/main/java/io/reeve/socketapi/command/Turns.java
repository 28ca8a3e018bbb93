package io.reeve.socketapi.command;

import java.util.concurrent.Semaphore;

/** Lets only so many commands of a kind be carried out at a time; the others wait. */
final class Turns {

    private final Semaphore turns;

    Turns(int atATime) {
        this.turns = new Semaphore(atATime, true);
    }

    Command around(Command command) {
        return (visitor, params) -> {
            turns.acquireUninterruptibly();
            try {
                return command.run(visitor, params);
            } finally {
                turns.release();
            }
        };
    }
}
