package io.reeve.service.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: the service in the foreground. */
@Command(name = "run", description = "Runs the service in the foreground until it is stopped.")
final class RunCommand implements Callable<Integer> {

    private final ServiceRunner runner;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    RunCommand(ServiceRunner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        runner.run(home.path(), settings);
        return ExitCode.OK;
    }
}
