package dev.lifeguard;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Entry. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
