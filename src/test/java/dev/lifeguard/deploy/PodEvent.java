package dev.lifeguard.deploy;

/** What {@code kubectl describe pod} lists under "Events", of a container. */
record PodEvent(String container, String message) {}
