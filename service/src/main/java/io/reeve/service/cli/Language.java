package io.reeve.service.cli;

import org.apache.commons.cli.Option;

/** In which words a schedule is explained. */
enum Language {
    EN("english", "no next time: it is off, it is over, or it waits for a boot"),
    ZH("chinese", "没有下一次：已停用、已到期，或等待开机");

    private final String member;
    private final String never;

    Language(String member, String never) {
        this.member = member;
        this.never = never;
    }

    static Option option() {
        return Syntax.option("lang", "LANGUAGE", "Of the words: en or zh; default: en.");
    }

    static Language of(Given given) {
        String name = given.value("--lang").orElse("en");
        return switch (name) {
            case "en" -> EN;
            case "zh" -> ZH;
            default -> throw CommandFailedException.usage("--lang is " + name + ": expected en or zh");
        };
    }

    /** The member of a preview that has the words. */
    String member() {
        return member;
    }

    /** Instead of times, where there are none. */
    String never() {
        return never;
    }
}
