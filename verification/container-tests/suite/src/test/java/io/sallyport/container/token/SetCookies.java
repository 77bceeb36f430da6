package io.sallyport.container.token;

import io.sallyport.container.http.RawResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cookies that an answer sets.
 *
 * @param values each cookie's value
 * @param attributes each cookie's attributes, as written
 */
public record SetCookies(Map<String, String> values, Map<String, Set<String>> attributes) {
    public static SetCookies of(RawResponse answer) {
        SetCookies cookies = new SetCookies(new LinkedHashMap<>(), new LinkedHashMap<>());
        answer.headers("Set-Cookie").forEach(cookies::add);
        return cookies;
    }

    private void add(String header) {
        String[] parts = header.split("; ", -1);
        int equals = parts[0].indexOf('=');
        String name = parts[0].substring(0, equals);
        if (values.put(name, parts[0].substring(equals + 1)) != null) {
            throw new AssertionError(name + " is set twice");
        }
        attributes.put(name, new TreeSet<>(Arrays.asList(parts).subList(1, parts.length)));
    }
}
