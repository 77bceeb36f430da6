package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
    private static final List<String> USERNAME = List.of("username");

    @Test
    void namesBecomeQuestionMarksInTheirOrder() {
        assertThat(NamedSql.parse("update u set h = :hash where id = :id and h <> :hash", USERNAME))
                .isEqualTo(new NamedSql("update u set h = ? where id = ? and h <> ?", List.of("hash", "id", "hash")));
    }

    @Test
    void aQuestionMarkStandsForWhatItsPlaceSays() {
        assertThat(NamedSql.parse("select 1 from u where n = ?", USERNAME))
                .isEqualTo(new NamedSql("select 1 from u where n = ?", USERNAME));
    }

    @Test
    void textQuotedNamesCommentsAndCastsHoldNoParameter() {
        String sql = "select ':a', \":b ?\", id::text, 'it''s :c ?' -- :d ?\n/* :e\n ? */ from u where n = :username";

        assertThat(NamedSql.parse(sql, USERNAME))
                .isEqualTo(new NamedSql(sql.replace(":username", "?"), List.of("username")));
    }

    @Test
    void aNameEndsWhereItsLettersEnd() {
        assertThat(NamedSql.parse("lower(:username)||$1\\", USERNAME).text()).isEqualTo("lower(?)||$1\\");
    }

    @Test
    void namesAndQuestionMarksDoNotMix() {
        assertThatThrownBy(() -> NamedSql.parse("select ? from u where n = :username", USERNAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it mixes :username with question marks: use names only");
    }

    @Test
    void tooManyQuestionMarksAreRefused() {
        assertThatThrownBy(() -> NamedSql.parse("select 1 from u where n = ? or m = ?", USERNAME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it has 2 question marks, and they stand for [username]: use names instead");
    }
}
