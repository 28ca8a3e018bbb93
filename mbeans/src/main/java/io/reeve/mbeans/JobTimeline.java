package io.reeve.mbeans;

import java.util.List;

/**
 * How a job's state has changed in the last 24 hours. Instants are milliseconds since the epoch.
 *
 * @param sinceMillis from when on nothing is missing: 24 hours ago, or when the job was defined, or after the changes that
 *     were one too many
 * @param atMillis until when it goes
 * @param changes the oldest first; the first one, which may be older, tells the state at {@code sinceMillis}
 * @param gaps when there was no service, the oldest first
 */
public record JobTimeline(long sinceMillis, long atMillis, List<StateChange> changes, List<StateGap> gaps) {}
