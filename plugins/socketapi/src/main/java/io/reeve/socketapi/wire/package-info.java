/**
 * Requests and answers over TCP, on one thread that never waits for anybody: as frames of a little-endian uint32 and so many
 * bytes, or as lines. What they mean is not known here.
 */
@NullMarked
package io.reeve.socketapi.wire;

import org.jspecify.annotations.NullMarked;
