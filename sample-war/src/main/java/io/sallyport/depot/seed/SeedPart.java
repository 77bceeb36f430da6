package io.sallyport.depot.seed;

/** A part before anything happened to it. */
record SeedPart(
        String number,
        String name,
        String category,
        String unit,
        String bin,
        String supplier,
        long priceCents,
        int minStock,
        int demand) {}
