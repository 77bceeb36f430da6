package io.sallyport.depot.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The functions of {@code depot.tld}: a JSP prints nothing that has not gone through one of them. */
public final class Html {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    private Html() {}

    /** The value's text, harmless between tags and inside quoted attributes. */
    public static String text(Object value) {
        String plain = String.valueOf(value);
        StringBuilder safe = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            switch (plain.charAt(i)) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&#34;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(plain.charAt(i));
            }
        }
        return safe.toString();
    }

    /** The value as one query parameter's value. */
    public static String param(Object value) {
        return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
    }

    /** Cents as an amount with two decimals, {@code 1,234.50}. */
    public static String money(long cents) {
        return String.format(
                Locale.UK, "%s%,d.%02d", cents < 0 ? "-" : "", Math.abs(cents) / 100, Math.abs(cents) % 100);
    }

    /** A whole number with separators, {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    /** A change of stock with its sign, {@code +5}. */
    public static String change(long number) {
        return String.format(Locale.UK, "%+,d", number);
    }

    public static String day(LocalDateTime time) {
        return DAY.format(time);
    }

    public static String minute(LocalDateTime time) {
        return MINUTE.format(time);
    }
}
