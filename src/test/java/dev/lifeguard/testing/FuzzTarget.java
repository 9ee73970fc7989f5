package dev.lifeguard.testing;

/** Something that reads what strangers write. Whatever it is given, it ends, and throws nothing but what it promises. */
@FunctionalInterface
public interface FuzzTarget {
    void read(byte[] input) throws Exception;
}
