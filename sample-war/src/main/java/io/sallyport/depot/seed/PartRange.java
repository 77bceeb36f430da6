package io.sallyport.depot.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of {@code ranges.csv}: one article in all its sizes.
 *
 * @param pattern the name, with {@code {a}} and {@code {b}} where the sizes go
 * @param growth by how many per cent each size costs more than the one before
 */
record PartRange(
        String prefix,
        String category,
        String aisle,
        List<String> suppliers,
        String unit,
        String pattern,
        List<String> first,
        List<String> second,
        long basePriceCents,
        int growth,
        Turn turn) {

    static PartRange parse(String[] fields) {
        return new PartRange(
                fields[0],
                fields[1],
                fields[2],
                choices(fields[3]),
                fields[4],
                fields[5],
                choices(fields[6]),
                choices(fields[7]),
                Long.parseLong(fields[8]),
                Integer.parseInt(fields[9]),
                Turn.valueOf(fields[10]));
    }

    /** All parts of all ranges; the n-th range of a prefix gives the numbers {@code n001}, {@code n002}, … */
    static List<SeedPart> parts(List<PartRange> ranges) {
        Map<String, Integer> rangesOfPrefix = new HashMap<>();
        List<SeedPart> parts = new ArrayList<>();
        for (PartRange range : ranges) {
            range.addTo(parts, rangesOfPrefix.merge(range.prefix(), 1, Integer::sum));
        }
        return parts;
    }

    private void addTo(List<SeedPart> parts, int rangeNumber) {
        for (int size = 0; size < first.size() * second.size(); size++) {
            long price = price(size);
            parts.add(new SeedPart(
                    String.format(Locale.ROOT, "%s-%02d%03d", prefix, rangeNumber, size + 1),
                    name(size),
                    category,
                    unit,
                    bin(rangeNumber, size),
                    suppliers.get(size % suppliers.size()),
                    price,
                    turn.minStock(price),
                    turn.demand()));
        }
    }

    private String name(int size) {
        return pattern.replace("{a}", first.get(size / second.size())).replace("{b}", second.get(size % second.size()));
    }

    private String bin(int rangeNumber, int size) {
        return String.format(Locale.ROOT, "%s-%02d-%d", aisle, rangeNumber * 4 + size / 12, size % 12 / 2 + 1);
    }

    private long price(int size) {
        int halfSteps = 2 * (size / second.size()) + size % second.size();
        return basePriceCents + basePriceCents * growth * halfSteps / 200;
    }

    private static List<String> choices(String field) {
        return List.of(field.split("\\|"));
    }
}
