package io.sallyport.keys;

/** A key file cannot be used. The message reads after the file's name and a comma, says what to do, and shows no key. */
final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }
}
