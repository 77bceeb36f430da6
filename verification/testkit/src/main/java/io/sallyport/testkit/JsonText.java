package io.sallyport.testkit;

import io.sallyport.internal.json.JsonWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object in JSON, member by member as text, so that a test can also write what no writer would.
 *
 * @param members what stands in it, in this order
 */
record JsonText(List<Member> members) {
    /** An object without members. */
    static final JsonText EMPTY = new JsonText(List.of());

    private static final String BEFORE_THE_VALUE = "{\"v\":";

    /**
     * One member.
     *
     * @param name its name
     * @param json its value as it is written
     */
    record Member(String name, String json) {
        String text() {
            return literal(name) + ":" + json;
        }

        static String literal(Object value) {
            String object = JsonWriter.object().put("v", value).text();
            return object.substring(BEFORE_THE_VALUE.length(), object.length() - 1);
        }
    }

    JsonText {
        members = List.copyOf(members);
    }

    /** With this value, in the place of one of that name if there is one. */
    JsonText with(String name, Object value) {
        return withText(name, Member.literal(value));
    }

    /** With this text for a value, in the place of one of that name if there is one. */
    JsonText withText(String name, String json) {
        boolean isNew = members.stream().noneMatch(member -> member.name().equals(name));
        return isNew
                ? withAnother(name, json)
                : new JsonText(members.stream()
                        .map(member -> member.name().equals(name) ? new Member(name, json) : member)
                        .toList());
    }

    /** With one more member, whether or not there is one of that name. */
    JsonText withAnother(String name, String json) {
        return new JsonText(Stream.concat(members.stream(), Stream.of(new Member(name, json)))
                .toList());
    }

    JsonText without(String name) {
        return new JsonText(
                members.stream().filter(member -> !member.name().equals(name)).toList());
    }

    String text() {
        return members.stream().map(member -> member.text()).collect(Collectors.joining(",", "{", "}"));
    }
}
