package dev.lifeguard.config;

import java.util.List;

/** The configuration cannot be used. Its message names every problem and is meant to be shown without a stack trace. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigurationException(List<String> problems) {
        super(ConfigurationProblems.message(problems), null, false, false);
    }
}
