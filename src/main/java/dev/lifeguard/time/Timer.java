package dev.lifeguard.time;

/** Something that will run unless it is cancelled first. */
public interface Timer {
    /** Of what has run already. */
    Timer NONE = () -> {};

    /** On the thread it would run on: from now on it does not, even where it is due already. */
    void cancel();
}
