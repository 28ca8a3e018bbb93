package io.reeve.mbeans;

/**
 * What was logged next.
 *
 * @param text whole lines, or a piece of one that is longer than the limit
 * @param next the cursor to go on from
 * @param atEnd whether there is no more for now
 * @param gap whether something between the cursor and this text is gone: files were deleted or cut
 */
public record LogChunk(String text, String next, boolean atEnd, boolean gap) {}
