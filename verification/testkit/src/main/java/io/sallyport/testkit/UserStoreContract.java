package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Role;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import io.sallyport.spi.UserStore;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link UserStore} must do. Extend it, say how to make one of some users, run it. */
public abstract class UserStoreContract {
    static final UserAccount ALICE = account("1", "alice", "$alice$", true, "clerk", "buyer");
    static final UserAccount BOB = account("2", "bob", "$bob$", false);

    /** For stores of other packages. */
    protected UserStoreContract() {}

    /** Makes a store of these users, apart from all others that this method made. */
    protected abstract UserStore storeOf(Collection<UserAccount> users);

    @Test
    void aUserComesBackWithAllRoles() {
        assertThat(storeOf(List.of(BOB, ALICE)).findByUsername("alice")).contains(ALICE);
    }

    @Test
    void aDisabledUserIsFound() {
        assertThat(storeOf(List.of(ALICE, BOB)).findByUsername("bob")).contains(BOB);
    }

    @Test
    void anUnknownUserIsNotFound() {
        assertThat(storeOf(List.of(ALICE)).findByUsername("bob")).isEmpty();
        assertThat(storeOf(List.of()).findByUsername("alice")).isEmpty();
    }

    @Test
    void aUserWithoutAPasswordHasAnEmptyHash() {
        UserAccount guest = account("3", "guest", "", true);

        assertThat(storeOf(List.of(guest)).findByUsername("guest")).contains(guest);
    }

    @Test
    void oddNamesAreFound() {
        List<UserAccount> users = oddNames()
                .map(name -> account("id " + name.substring(0, 1), name, "$odd$", true, name.substring(0, 2)))
                .toList();
        UserStore store = storeOf(users);

        users.forEach(user -> assertThat(store.findByUsername(user.username())).contains(user));
    }

    @Test
    void aNameThatCannotBeOneFindsNobody() {
        UserStore store = storeOf(List.of(ALICE));

        for (String name :
                List.of("alice\u0000", "\u0000", "\ud800", "\udc00alice", "ali\nce", "alice'--", "' or 1=1 --", "%")) {
            assertThat(store.findByUsername(name)).isEmpty();
        }
    }

    @Test
    void manyThreadsGetTheirOwnUser() {
        List<UserAccount> users = IntStream.range(0, 16)
                .mapToObj(number -> account("id" + number, "user" + number, "$" + number + "$", true, "role" + number))
                .toList();
        UserStore store = storeOf(users);

        List<UserAccount> found =
                Race.of(16, thread -> store.findByUsername("user" + thread).orElseThrow());

        assertThat(found).isEqualTo(users);
    }

    static Stream<String> oddNames() {
        return Stream.of("o'brien", "\"q\" \\ %_ ? :username $1", "\u6f22".repeat(255), "zo\u00eb@depot.example");
    }

    static UserAccount account(String id, String username, String hash, boolean enabled, String... roles) {
        return new UserAccount(
                new Subject(id),
                username,
                new PasswordHash(hash),
                enabled,
                Set.copyOf(Stream.of(roles).map(Role::new).toList()));
    }
}
