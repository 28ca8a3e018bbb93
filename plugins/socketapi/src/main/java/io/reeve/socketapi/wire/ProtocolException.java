package io.reeve.socketapi.wire;

import java.io.IOException;

/** A client that does not keep to the protocol; the message says how. */
public final class ProtocolException extends IOException {

    ProtocolException(String message) {
        super(message);
    }
}
