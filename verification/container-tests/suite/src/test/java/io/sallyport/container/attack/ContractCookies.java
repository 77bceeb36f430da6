package io.sallyport.container.attack;

import java.util.Arrays;
import java.util.List;

/** The contract's way to read cookies, said once more and as plainly as it can be, to judge the product by. */
final class ContractCookies {
    private ContractCookies() {}

    /** The values of all cookies of a name in these {@code Cookie} fields. */
    static List<String> values(List<String> fields, String name) {
        return Arrays.stream(String.join("; ", fields).split(";", -1))
                .map(cookie -> cookie.replaceAll("^[ \t]+|[ \t]+$", ""))
                .map(cookie -> cookie.split("=", 2))
                .filter(parts -> parts[0].equals(name))
                .map(parts -> parts.length == 1 ? "" : parts[1])
                .toList();
    }
}
