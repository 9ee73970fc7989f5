package dev.lifeguard.demo;

import java.io.IOException;

/** A port of the demo cannot be had: the message is the sentence for people. */
final class UnusablePort extends IOException {
    UnusablePort(String sentence) {
        super(sentence);
    }
}
