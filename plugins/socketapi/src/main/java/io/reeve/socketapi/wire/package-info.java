/**
 * Frames over TCP, on one thread that never waits for anybody: a little-endian uint32 and so many bytes, both ways. What
 * the bytes mean is not known here.
 */
@NullMarked
package io.reeve.socketapi.wire;

import org.jspecify.annotations.NullMarked;
