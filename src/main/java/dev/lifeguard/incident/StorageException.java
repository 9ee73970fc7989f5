package dev.lifeguard.incident;

/** Incidents could not be kept this time. */
final class StorageException extends Exception {
    private final transient StorageFault trouble;

    StorageException(StorageFault trouble) {
        super(trouble.because(), null, false, false);
        this.trouble = trouble;
    }

    StorageFault trouble() {
        return trouble;
    }
}
