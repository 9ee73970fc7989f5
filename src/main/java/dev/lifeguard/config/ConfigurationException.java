package dev.lifeguard.config;

import java.util.List;

/** The configuration cannot be used. Its message names every problem and is meant to be shown without a stack trace. */
public final class ConfigurationException extends RuntimeException {
    public ConfigurationException(List<String> problems) {
        super(ConfigurationProblems.message(problems), null, false, false);
    }
}
