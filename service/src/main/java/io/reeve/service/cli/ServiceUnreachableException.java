package io.reeve.service.cli;

import java.io.IOException;

/** Nothing answers at an address, or nothing that is Reeve. */
public final class ServiceUnreachableException extends IOException {

    ServiceUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    ServiceUnreachableException(String message) {
        super(message);
    }
}
