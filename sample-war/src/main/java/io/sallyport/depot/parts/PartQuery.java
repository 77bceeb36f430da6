package io.sallyport.depot.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a user looks for; an empty text means "any".
 *
 * @param words found in number, name or bin, each of them somewhere
 * @param lowOnly only parts below their minimum
 */
public record PartQuery(String words, String category, String supplier, boolean lowOnly) {
    /** Everything. */
    public static final PartQuery ANY = new PartQuery("", "", "", false);

    private static final String EACH_WORD =
            " AND (LOWER(number) LIKE ? ESCAPE '!' OR LOWER(name) LIKE ? ESCAPE '!' OR LOWER(bin) LIKE ? ESCAPE '!')";

    /** The condition, whose question marks {@link #values} fill. */
    String condition() {
        StringBuilder where = new StringBuilder(" WHERE 1 = 1");
        wordList().forEach(word -> where.append(EACH_WORD));
        if (!category.isEmpty()) {
            where.append(" AND category = ?");
        }
        if (!supplier.isEmpty()) {
            where.append(" AND supplier = ?");
        }
        if (lowOnly) {
            where.append(" AND on_hand < min_stock");
        }
        return where.toString();
    }

    List<Object> values() {
        List<Object> values = new ArrayList<>();
        for (String word : wordList()) {
            values.addAll(List.of(pattern(word), pattern(word), pattern(word)));
        }
        if (!category.isEmpty()) {
            values.add(category);
        }
        if (!supplier.isEmpty()) {
            values.add(supplier);
        }
        return values;
    }

    private List<String> wordList() {
        return words.isBlank() ? List.of() : List.of(words.strip().split("\\s+"));
    }

    private static String pattern(String word) {
        String literal = word.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
