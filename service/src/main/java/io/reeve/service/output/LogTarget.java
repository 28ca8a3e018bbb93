package io.reeve.service.output;

import io.reeve.mbeans.LogFormat;
import java.nio.file.Path;

/**
 * Where and how the output of an instance of a job is logged.
 *
 * @param directory the directory of its logs
 * @param instance its number, from 1
 */
public record LogTarget(Path directory, LogRules rules, LogFormat format, String job, int instance) {}
