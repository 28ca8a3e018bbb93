package io.reeve.service.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line as it was typed. */
final class Arguments {

    private Arguments() {}

    /**
     * Arguments in UTF-8. Under LC_ALL=C the JVM makes replacement characters of what is not ASCII; the kernel has the
     * bytes (proc_pid_cmdline(5)), and the last of them are the arguments of main.
     */
    static String[] inUtf8(String[] args) {
        if ("UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
            return args;
        }
        try {
            return lastOf(Files.readAllBytes(Path.of("/proc/self/cmdline")), args);
        } catch (IOException e) {
            return args;
        }
    }

    static String[] lastOf(byte[] commandLine, String[] args) {
        String[] all = new String(commandLine, StandardCharsets.UTF_8).split("\0", -1);
        // Each argument ends with a NUL, so that there is an empty rest.
        int first = all.length - 1 - args.length;
        return first < 1 ? args : java.util.Arrays.copyOfRange(all, first, all.length - 1);
    }
}
