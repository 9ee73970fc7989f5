package dev.lifeguard.probe.activity;

import dev.lifeguard.time.Time;
import dev.lifeguard.time.Timer;
import java.time.Duration;
import java.time.Instant;

/** A time whose clock can be set back; what is measured by it goes on. */
final class ShiftedTime implements Time {
    private final Time time;
    private volatile Duration back = Duration.ZERO;

    ShiftedTime(Time time) {
        this.time = time;
    }

    void setBack(Duration more) {
        back = back.plus(more);
    }

    @Override
    public Instant instant() {
        return time.instant().minus(back);
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return time.after(delay, task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return time.every(period, task);
    }
}
