package io.reeve.mbeans;

import java.util.List;

/**
 * When a schedule would fire.
 *
 * @param english when, in words
 * @param chinese the same in Chinese
 * @param next the next times, in milliseconds since the epoch
 */
public record SchedulePreview(String english, String chinese, List<Long> next) {}
