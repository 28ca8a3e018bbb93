package io.reeve.socketapi.command;

/** A request that cannot be carried out as it is. The protocol has no place for the reason: the answer is FAILED. */
final class RefusedException extends Exception {

    RefusedException(String message) {
        super(message, null, false, false);
    }
}
