package io.reeve.scheduler.when;

/** In which language a schedule is explained. */
public enum Language {
    /** English. */
    ENGLISH,
    /** Simplified Chinese. */
    CHINESE
}
