package io.reeve.service.job;

import io.reeve.service.output.LogRules;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where jobs are defined, and what holds for all of them.
 *
 * @param definitions the directory of definition files
 * @param home the working directory of shell jobs that name none
 * @param logs the directory of the jobs' log directories, and what to do when it cannot be written
 * @param environment what every job inherits
 * @param interpreters the command that runs a file which is no program, by the file's extension
 */
public record JobsSetup(
        Path definitions,
        Path home,
        LogRules logs,
        Map<String, String> environment,
        Map<String, List<String>> interpreters) {}
