package io.reeve.scheduler.when;

import java.time.ZoneId;

/** Says what a condition means. */
record ConditionWords(Parts parts) {

    /** @param zone is named unless it does not matter */
    String in(Language language, ZoneId zone) {
        boolean isOnlyInterval = parts.smallest().isEmpty();
        return switch (language) {
            case ENGLISH ->
                Words.sentence(new EnglishCondition(parts).words()) + (isOnlyInterval ? "" : " (" + zone + ")");
            case CHINESE -> new ChineseCondition(parts).words() + (isOnlyInterval ? "" : "（" + zone + " 时间）");
        };
    }
}
