package io.sallyport.depot.stock;

/** Why a quantity in a bin changed. */
public enum MovementKind {
    RECEIPT("Receipt", 1),
    ISSUE("Issue", -1),
    SCRAP("Scrapped", -1),
    COUNT("Stock count", 1);

    private final String label;
    private final int sign;

    MovementKind(String label, int sign) {
        this.label = label;
        this.sign = sign;
    }

    public String label() {
        return label;
    }

    /** What a quantity typed in by hand does to the stock: only receipts and counts may add. */
    int signed(int quantity) {
        return sign * quantity;
    }
}
