package io.sallyport.depot.seed;

/** How often a part is asked for. */
enum Turn {
    A(40, 9),
    B(12, 3),
    C(4, 1);

    private final int minStock;
    private final int demand;

    Turn(int minStock, int demand) {
        this.minStock = minStock;
        this.demand = demand;
    }

    /** Dear parts are kept in small numbers, screws in boxes. */
    int minStock(long priceCents) {
        if (priceCents < 60) {
            return minStock * 10;
        }
        return priceCents > 10_000 ? Math.max(1, minStock / 5) : minStock;
    }

    /** How many tickets such a part has in the draw. */
    int demand() {
        return demand;
    }
}
