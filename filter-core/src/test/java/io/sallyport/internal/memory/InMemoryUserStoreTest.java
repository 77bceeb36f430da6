package io.sallyport.internal.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.model.PasswordHash;
import io.sallyport.model.Subject;
import io.sallyport.model.UserAccount;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryUserStoreTest {
    @Test
    void refusesTwoUsersOfOneName() {
        assertThatThrownBy(() -> new InMemoryUserStore(List.of(user("1", "alice"), user("2", "alice"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two users have the name 'alice': give each its own");
    }

    @Test
    void refusesTwoUsersOfOneSubject() {
        assertThatThrownBy(() -> new InMemoryUserStore(List.of(user("1", "alice"), user("1", "bob"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two users have the subject '1': give each its own");
    }

    private static UserAccount user(String id, String name) {
        return new UserAccount(new Subject(id), name, new PasswordHash(""), true, Set.of());
    }
}
