package io.sallyport.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.config.JdbcUsersConfig;
import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.StoreUnavailableException;
import io.sallyport.spi.UserStore;
import io.sallyport.spi.WritableUserStore;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users from tables as applications have them. */
abstract class LegacyUsersTests {
    private static final String QUERY = "select id, login, pw, active from users where login = :username";
    private static final String UPDATE = "update users set pw = :hash where id = :id";
    private static final UserAccount ALICE =
            new UserAccount(new Subject("7"), "alice", new PasswordHash("$a$"), true, Set.of());

    @RegisterExtension
    final TestDatabase database = database();

    private DataSource source = database.empty();

    abstract TestDatabase database();

    @ParameterizedTest
    @ValueSource(strings = {"integer", "bigint", "numeric(10)", "smallint", "varchar(10)", "char(10)"})
    void anIdOfAnyTypeBecomesTextAndFindsRolesAndHash(String type) {
        tables(type, "boolean", "true");
        WritableUserStore store = writable(QUERY, UPDATE);

        assertThat(store.findByUsername("alice")).contains(withRoles(ALICE, "buyer", "clerk"));
        assertThat(store.replacePasswordHash(ALICE, new PasswordHash("$b$"))).isTrue();
        assertThat(store.findByUsername("alice").orElseThrow().passwordHash()).isEqualTo(new PasswordHash("$b$"));
    }

    @Test
    void anIdMayBeAUuid() {
        String id = "6a2f41a3-c54c-4ce8-a2d2-0324e1c32e22";
        TestDatabase.execute(
                source,
                "create table users (id uuid, login varchar(20), pw varchar(99), active boolean)",
                "create table roles (user_id uuid, role varchar(20))",
                "insert into users values ('" + id + "', 'alice', '$a$', true)",
                "insert into roles values ('" + id + "', 'clerk')");
        WritableUserStore store = writable(QUERY, UPDATE);

        UserAccount found = store.findByUsername("alice").orElseThrow();

        assertThat(found.subject()).isEqualTo(new Subject(id));
        assertThat(found.roles()).containsExactly(new Role("clerk"));
        assertThat(store.replacePasswordHash(found, new PasswordHash("$b$"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "boolean, true, true",
        "boolean, false, false",
        "boolean, null, false",
        "integer, 1, true",
        "integer, 0, false",
        "'numeric(1)', 1, true",
        "char(1), 'Y', true",
        "char(1), 'n', false",
        "'varchar(5)', 'true', true",
        "'varchar(5)', 'FALSE', false",
        "'varchar(5)', '1', true",
        "'varchar(5)', '0', false",
        "'char(5)', 'yes', true",
        "'varchar(5)', '', false"
    })
    void enabledMayBeABooleanANumberOrAWord(String type, String value, boolean enabled) {
        boolean bare = type.equals("boolean") || type.equals("integer") || type.equals("numeric(1)");
        tables("integer", type, bare ? value : "'" + value + "'");

        assertThat(readable(QUERY, Optional.empty())
                        .findByUsername("alice")
                        .orElseThrow()
                        .enabled())
                .isEqualTo(enabled);
    }

    @Test
    void anEnabledThatIsNeitherIsAFailureThatSaysWhatToDo() {
        tables("integer", "varchar(10)", "'ACTIVE'");
        UserStore store = readable(QUERY, Optional.empty());

        assertThatThrownBy(() -> store.findByUsername("alice"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("sallyport.users.jdbc.query or its roles cannot be used: enabled is 'ACTIVE': let the query"
                        + " give a boolean, a number, or one of Y, N, true, false, 1, 0");
    }

    @Test
    void whatACharColumnWasPaddedWithIsCutOff() {
        TestDatabase.execute(
                source,
                "create table users (id char(8), login char(20), pw char(40), active boolean)",
                "create table roles (user_id char(8), role char(20))",
                "insert into users values ('7', 'alice', '$a$', true)",
                "insert into roles values ('7', 'clerk')");

        assertThat(writable(QUERY, UPDATE).findByUsername("alice")).contains(withRoles(ALICE, "clerk"));
    }

    @Test
    void spacesOfAVarcharColumnAreKept() {
        tables("integer", "boolean", "true");
        TestDatabase.execute(source, "insert into users values (8, 'carol ', '$c$ ', true)");

        UserAccount carol =
                readable(QUERY, Optional.empty()).findByUsername("carol ").orElseThrow();

        assertThat(carol.username()).isEqualTo("carol ");
        assertThat(carol.passwordHash()).isEqualTo(new PasswordHash("$c$ "));
    }

    @Test
    void aUserWithoutAHashHasAnEmptyOne() {
        tables("integer", "boolean", "true");
        TestDatabase.execute(source, "update users set pw = null");

        assertThat(readable(QUERY, Optional.empty())
                        .findByUsername("alice")
                        .orElseThrow()
                        .passwordHash())
                .isEqualTo(new PasswordHash(""));
    }

    @Test
    void rolesMayBeFoundByNameAndBlankOnesAreNone() {
        tables("integer", "boolean", "true");
        TestDatabase.execute(
                source,
                "create table by_name (login varchar(20), role varchar(20))",
                "insert into by_name values ('alice', 'clerk'), ('alice', null), ('alice', ' '), ('bob', 'admin')");

        assertThat(readable(QUERY, Optional.of("select role from by_name where login = :username"))
                        .findByUsername("alice"))
                .contains(withRoles(ALICE, "clerk"));
    }

    @Test
    void bareQuestionMarksServeToo() {
        tables("integer", "boolean", "true");
        WritableUserStore store = (WritableUserStore) open(new JdbcUsersConfig(
                "select id, login, pw, active from users where login = ?",
                Optional.of("select role from roles where user_id = ?"),
                Optional.of("update users set pw = ? where id = ?")));

        assertThat(store.findByUsername("alice")).contains(withRoles(ALICE, "buyer", "clerk"));
        assertThat(store.replacePasswordHash(ALICE, new PasswordHash("$b$"))).isTrue();
    }

    @Test
    void theQueryDecidesWhetherCaseCounts() {
        tables("integer", "boolean", "true");
        String query = "select id, login, pw, active from users where lower(login) = lower(:username)";
        WritableUserStore store =
                writable(query, "update users set pw = :hash where login = :username and pw = :old_hash");

        assertThat(store.findByUsername("ALICE")).contains(withRoles(ALICE, "buyer", "clerk"));
        assertThat(store.replacePasswordHash(ALICE, new PasswordHash("$b$"))).isTrue();
        assertThat(store.replacePasswordHash(ALICE, new PasswordHash("$c$"))).isFalse();
    }

    @Test
    void twoUsersOfOneNameAreRefusedWithTheirIds() {
        tables("integer", "boolean", "true");
        TestDatabase.execute(source, "insert into users values (8, 'alice', '$x$', true)");
        UserStore store = readable(QUERY + " order by id", Optional.empty());

        assertThatThrownBy(() -> store.findByUsername("alice"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("sallyport.users.jdbc.query or its roles cannot be used: it gives 2 rows for one user name,"
                        + " among them the ids '7' and '8': nobody signs in by that name until the query gives one");
    }

    @Test
    void anUpdateThatWouldChangeTwoUsersChangesNone() {
        tables("integer", "boolean", "true");
        TestDatabase.execute(source, "insert into users values (8, 'bob', '$x$', true)");
        WritableUserStore store = writable(QUERY, "update users set pw = :hash where id = :id or true");

        assertThatThrownBy(() -> store.replacePasswordHash(ALICE, new PasswordHash("$b$")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("sallyport.users.jdbc.update-password would change 2 rows: let it change one");

        assertThat(store.findByUsername("alice").orElseThrow().passwordHash()).isEqualTo(new PasswordHash("$a$"));
        assertThat(store.findByUsername("bob").orElseThrow().passwordHash()).isEqualTo(new PasswordHash("$x$"));
    }

    @Test
    void noMessageQuotesAHash() {
        TestDatabase.execute(
                source,
                "create table users (id integer, login varchar(20), pw varchar(10), active boolean)",
                "create table roles (user_id integer, role varchar(20))",
                "insert into users values (7, 'alice', '$a$', true)");
        WritableUserStore store = writable(QUERY, UPDATE);

        assertThatThrownBy(() -> store.replacePasswordHash(ALICE, new PasswordHash("$pbkdf2$much-too-long")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageStartingWith("the database cannot replace a password hash (SQLState 22001")
                .hasNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("much-too-long"));
    }

    @Test
    void wrongStatementsStopTheStartAllAtOnceWithTheDatabasesWords() {
        tables("integer", "boolean", "true");

        assertThatThrownBy(() -> open(new JdbcUsersConfig(
                        "select id, login, pw from users where login = :username",
                        Optional.of("select no_such_column from roles where user_id = :id"),
                        Optional.of("update no_such_table set pw = :hash where id = :id"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.users.jdbc.query gives 3 columns: select id, user name, password hash"
                        + " and enabled, in this order")
                .hasMessageContaining("sallyport.users.jdbc.roles-query fails: ")
                .satisfies(e ->
                        assertThat(e.getMessage().toLowerCase(Locale.ROOT)).contains("no_such_column", "no_such_table"))
                .hasMessageContaining("sallyport.users.jdbc.update-password fails: ");
    }

    @Test
    void aQueryThatIsNoSqlStopsTheStart() {
        assertThatThrownBy(() -> readable("selekt :username", Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.users.jdbc.query fails: ");
    }

    @Test
    void parametersThatAreMissingOrUnknownStopTheStart() {
        assertThatThrownBy(() -> open(new JdbcUsersConfig(
                        "select id, login, pw, active from users where login = :user",
                        Optional.of("select role from roles"),
                        Optional.of("update users set pw = :hash"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("sallyport.users.jdbc.query has the parameters [user]: use [:username]")
                .hasMessageContaining("sallyport.users.jdbc.roles-query has the parameters []: use [:id, :username]")
                .hasMessageContaining(
                        "sallyport.users.jdbc.update-password needs :hash, and :id or :username to change one user only");
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNoConfigurationProblem() {
        JdbcDataSource nowhere = new JdbcDataSource();
        nowhere.setURL("jdbc:h2:tcp://127.0.0.1:1/depot");

        assertThatThrownBy(() -> JdbcUserStore.open(
                        UserStatements.of(new JdbcUsersConfig(QUERY, Optional.empty(), Optional.empty())), nowhere))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void withoutAnUpdateNothingCanBeWritten() {
        tables("integer", "boolean", "true");

        assertThat(readable(QUERY, Optional.empty())).isNotInstanceOf(WritableUserStore.class);
    }

    private void tables(String idType, String enabledType, String enabled) {
        TestDatabase.execute(
                source,
                "create table users (id " + idType + ", login varchar(20), pw varchar(99), active " + enabledType + ")",
                "create table roles (user_id " + idType + ", role varchar(20))",
                "insert into users values ('7', 'alice', '$a$', " + enabled + ")",
                "insert into roles values ('7', 'clerk'), ('7', 'buyer'), ('8', 'admin')");
    }

    private WritableUserStore writable(String query, String update) {
        return (WritableUserStore) open(new JdbcUsersConfig(
                query, Optional.of("select role from roles where user_id = :id"), Optional.of(update)));
    }

    private UserStore readable(String query, Optional<String> rolesQuery) {
        return open(new JdbcUsersConfig(query, rolesQuery, Optional.empty()));
    }

    private UserStore open(JdbcUsersConfig config) {
        return JdbcUserStore.open(UserStatements.of(config), source);
    }

    private static UserAccount withRoles(UserAccount account, String... roles) {
        return new UserAccount(
                account.subject(),
                account.username(),
                account.passwordHash(),
                account.enabled(),
                Set.copyOf(Arrays.stream(roles).map(Role::new).toList()));
    }
}
