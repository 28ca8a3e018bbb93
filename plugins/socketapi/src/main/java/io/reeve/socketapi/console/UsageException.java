package io.reeve.socketapi.console;

/** A line that is no command as it stands; the message says what was expected. */
final class UsageException extends Exception {

    UsageException(String message) {
        super(message, null, false, false);
    }
}
