package io.reeve.mbeans;

import java.util.List;
import java.util.Map;

/**
 * What an operator said of a job, with the defaults filled in.
 *
 * @param name the job's name, at most 128 bytes of UTF-8
 * @param command the program's path or name, or a shell's command line where {@code shell} is true
 * @param params its parameters, split as a shell splits words, without expansion
 * @param directory the working directory; empty for the directory of the command
 * @param environment variables set beyond the service's own; those that are secret show as {@link #SECRET}
 * @param secrets names of variables whose values nobody is told
 * @param bufferSize how many lines {@code read} returns, 0 to 100,000
 * @param writeLog whether output is written to log files
 * @param logFormat how it is written there
 * @param stopSignal the signal that asks the job to end, such as {@code TERM}
 * @param stopTimeoutMillis how long after that signal everything left is killed, 0 to 86,400,000
 * @param shell whether {@code /bin/sh -c} runs the command line
 * @param interpreter the program that runs the command, with its options; empty where the file's extension decides
 * @param labels by which people and scripts choose jobs
 * @param upkeep how it is kept up
 * @param resources as whom the job runs and what it may have
 * @param probes when it is ready, and how its health is watched, each setting as JSON text
 * @param hooks commands for moments of its life, each setting as JSON text
 * @param extra settings that Reeve itself does not know, each as JSON text
 */
public record JobDefinition(
        String name,
        String command,
        String params,
        String directory,
        Map<String, String> environment,
        List<String> secrets,
        int bufferSize,
        boolean writeLog,
        LogFormat logFormat,
        String stopSignal,
        long stopTimeoutMillis,
        boolean shell,
        String interpreter,
        Map<String, String> labels,
        UpkeepSettings upkeep,
        ResourceSettings resources,
        Map<String, String> probes,
        Map<String, String> hooks,
        Map<String, String> extra) {

    /** Stands for a secret value; given back in an update, it leaves the value as it is. */
    public static final String SECRET = "********";
}
