package io.reeve.socketapi.wire;

import java.time.Duration;

/**
 * What clients may take. What is held is bounded for requests that are answered by itself, too: what is made of a large one
 * takes several times its length.
 *
 * @param connections how many there may be at a time
 * @param idle how long one may be without a whole request, or with an answer that is not read
 * @param heldBytes what all of them together may have sent of unfinished requests and not read of answers
 */
public record Limits(int connections, Duration idle, long heldBytes) {

    /** What each connection may hold, whatever the others do. */
    static final int SHARE = 1 << 14;
}
