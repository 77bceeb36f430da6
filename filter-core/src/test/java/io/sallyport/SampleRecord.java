package io.sallyport;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A record of any type, made with texts that its checks accept.
 *
 * @param value the record
 * @param secret the text that its secret components hold
 */
record SampleRecord(Object value, String secret) {
    /** Texts of the forms that our values have: the one for what is secret, the other for the rest. */
    private static final List<Form> FORMS = List.of(
            new Form("c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I", "b3JkaW5hcnktb3JkaW5hcnktb3JkaW5hcnktb3JkaW4"),
            new Form("c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=", "b3JkaW5hcnktb3JkaW5hcnktb3JkaW5hcnktb3JkaW4="),
            new Form("secretsecretsecr", "ordinaryordinary"));

    private static final Map<Class<?>, Object> PLAIN_VALUES = Map.ofEntries(
            Map.entry(boolean.class, true),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(byte[].class, new byte[32]),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(URI.class, URI.create("https://app.example")),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(List.class, List.of()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()));

    static SampleRecord of(Class<?> type, Set<String> secretTexts) {
        for (Form form : FORMS) {
            Optional<Object> made = make(type, secretTexts, form);
            if (made.isPresent()) {
                return new SampleRecord(made.get(), form.secret());
            }
        }
        throw new AssertionError("no sample text is accepted by " + type + ": add one of its form to FORMS");
    }

    private static Optional<Object> make(Class<?> type, Set<String> secretTexts, Form form) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> valueOf(
                        component.getType(),
                        component.getGenericType(),
                        secretTexts.contains(component.getName()) ? form.secret() : form.ordinary()))
                .toArray();
        return construct(type, types, values);
    }

    private static Optional<Object> construct(Class<?> type, Class<?>[] types, Object[] values) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(values));
        } catch (InvocationTargetException textRefused) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record without its constructor: " + type, e);
        }
    }

    private static Object valueOf(Class<?> type, Type generic, String text) {
        if (type == String.class) {
            return text;
        }
        boolean holdsTexts =
                generic instanceof ParameterizedType container && container.getActualTypeArguments()[0] == String.class;
        if (holdsTexts) {
            return type == Optional.class ? Optional.of(text) : type == Set.class ? Set.of(text) : List.of(text);
        }
        return PLAIN_VALUES.containsKey(type) ? PLAIN_VALUES.get(type) : ourOwn(type);
    }

    private static Object ourOwn(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return of(type.isSealed() ? type.getPermittedSubclasses()[0] : type, Set.of())
                .value();
    }

    private record Form(String secret, String ordinary) {}
}
