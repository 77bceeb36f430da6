package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class ServletResourcesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final Map<String, Object> bindings = new HashMap<>();

    @Test
    void takesAnAttributeBeforeJndi() throws NamingException {
        surroundings.attributes.put("jdbc/app", "attribute");
        bindings.put("java:comp/env/jdbc/app", "jndi");

        assertThat(find("jdbc/app")).contains("attribute");
    }

    @Test
    void looksBelowTheApplicationsEntriesFirst() throws NamingException {
        bindings.put("java:comp/env/jdbc/app", "own");
        bindings.put("jdbc/app", "global");

        assertThat(find("jdbc/app")).contains("own");
    }

    @Test
    void looksForTheNameAsItIsNext() throws NamingException {
        bindings.put("jdbc/app", "global");

        assertThat(find("jdbc/app")).contains("global");
    }

    @Test
    void takesAFullJndiNameAsItIs() throws NamingException {
        bindings.put("java:/jdbc/app", "own");

        assertThat(find("java:/jdbc/app")).contains("own");
    }

    @Test
    void asksNoRemoteScheme() throws NamingException {
        bindings.put("ldap://10.0.0.1/app", "remote");
        bindings.put("java:comp/env/ldap://10.0.0.1/app", "remote");

        assertThat(find("ldap://10.0.0.1/app")).isEmpty();
    }

    @Test
    void passesOverObjectsOfOtherTypes() throws NamingException {
        surroundings.attributes.put("jdbc/app", 1);
        bindings.put("java:comp/env/jdbc/app", 2);
        bindings.put("jdbc/app", "global");

        assertThat(find("jdbc/app")).contains("global");
    }

    @Test
    void findsNothingWhereThereIsNothing() throws NamingException {
        bindings.put("java:comp/env/jdbc/app", new NamingException("driver missing"));

        assertThat(find("jdbc/app")).isEmpty();
        assertThat(find("jdbc/other")).isEmpty();
    }

    @Test
    void needsNoJndi() throws NamingException {
        surroundings.attributes.put("app", "attribute");

        assertThat(resources(FakeNaming.absent()).find("app", String.class)).contains("attribute");
        assertThat(resources(FakeNaming.absent()).find("other", String.class)).isEmpty();
    }

    @Test
    void givesTheTime() throws NamingException {
        assertThat(resources(new FakeNaming(bindings)).clock()).isSameAs(CLOCK);
    }

    private Optional<String> find(String name) throws NamingException {
        return resources(new FakeNaming(bindings)).find(name, String.class);
    }

    private ServletResources resources(Context naming) {
        return new ServletResources(surroundings.context(), naming, CLOCK);
    }
}
