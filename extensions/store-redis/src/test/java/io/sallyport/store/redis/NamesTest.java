package io.sallyport.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.SessionId;
import io.sallyport.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final String PARTS = "abAB01:*?[]{}-_ \\\"'\u00fc\u6f22";

    @Test
    void whateverIsNamedHasANameOfItsOwn() {
        List<String> texts = texts();

        List<String> names = texts.stream().flatMap(NamesTest::namesBelow).toList();

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void noNameIsAPattern() {
        assertThat(texts().stream().flatMap(NamesTest::namesBelow)).allMatch(name -> name.matches("[A-Za-z0-9_:-]+"));
    }

    @Test
    void sessionsThatDifferInCaseHaveTwoNames() {
        Names names = Names.of("i");

        assertThat(names.of(new SessionId("a"))).isNotEqualTo(names.of(new SessionId("A")));
    }

    /** Also such as look like other names of ours. */
    private static List<String> texts() {
        SplittableRandom random = new SplittableRandom(4);
        List<String> texts =
                new ArrayList<>(List.of("*", "a:cut:b", "denials", "session:a", "sallyport:", "\ud83d\ude00"));
        IntStream.range(0, 2_000)
                .mapToObj(i -> random.ints(1 + random.nextInt(4), 0, PARTS.length())
                        .collect(StringBuilder::new, (text, at) -> text.append(PARTS.charAt(at)), StringBuilder::append)
                        .toString())
                .filter(text -> !text.isBlank())
                .forEach(texts::add);
        return texts.stream().distinct().toList();
    }

    /** The same text as an issuer and as a subject. */
    private static Stream<String> namesBelow(String text) {
        Names own = Names.of(text);
        Names shared = Names.of("https://depot.example/");
        Stream<String> sessions =
                text.matches("[A-Za-z0-9_-]+") ? Stream.of(shared.of(new SessionId(text))) : Stream.of();
        return Stream.concat(
                sessions,
                Stream.of(
                        shared.sessionsOf(new Subject(text)),
                        shared.cutOf(new Subject(text)),
                        own.denialState(),
                        own.denials(),
                        own.denialEnds(),
                        own.denialChannel(),
                        own.keys()));
    }
}
