package io.sallyport.depot.stock;

/**
 * What came of a wish to change the stock.
 *
 * @param booked false where nothing was changed
 * @param message what to tell the user
 */
public record Booking(boolean booked, String message) {
    public static Booking done(String message) {
        return new Booking(true, message);
    }

    public static Booking refused(String message) {
        return new Booking(false, message);
    }
}
