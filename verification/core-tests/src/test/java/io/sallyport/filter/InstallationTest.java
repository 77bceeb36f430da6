package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.Await;
import io.sallyport.Sallyport;
import io.sallyport.config.ConfigurationException;
import io.sallyport.testkit.servlet.FakeFilterConfig;
import io.sallyport.testkit.servlet.FakeServletContext;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InstallationTest {
    private final FakeServletContext context = new FakeServletContext().contextPath("/installed");
    private final SallyportFilter filter = new SallyportFilter();

    @Test
    void theStartPutsSallyportIntoTheContextAndTheStopTakesItOut() {
        filter.init(new FakeFilterConfig(context).initParameter("sallyport.insecure.demo-users", "true"));
        assertThat(context.servlet().getAttribute(Sallyport.ATTRIBUTE)).isInstanceOf(Sallyport.class);
        assertThat(threads()).containsExactlyInAnyOrder("sallyport-installed-deny-list", "sallyport-installed-keys");

        filter.destroy();

        assertThat(context.servlet().getAttribute(Sallyport.ATTRIBUTE)).isNull();
        Await.until("all threads have ended", () -> threads().isEmpty());
    }

    @Test
    void settingsThatAreWrongStopTheStartAndAreAllNamed() {
        context.initParameter("sallyport.access-token.lifetime", "10").initParameter("sallyport.ruels", "/* = public");
        FakeFilterConfig config = new FakeFilterConfig(context).initParameter("sallyport.refresh-token.grace", "PT61S");

        assertThatThrownBy(() -> filter.init(config))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .hasSize(3)
                                .anySatisfy(problem ->
                                        assertThat(problem).contains("sallyport.access-token.lifetime", "10"))
                                .anySatisfy(problem ->
                                        assertThat(problem).contains("sallyport.refresh-token.grace", "PT61S"))
                                .anySatisfy(
                                        problem -> assertThat(problem).contains("sallyport.ruels", "sallyport.rules")));

        assertThat(context.servlet().getAttribute(Sallyport.ATTRIBUTE)).isNull();
        assertThat(threads()).isEmpty();
    }

    @Test
    void whatTheApplicationMadeItselfStaysWhenTheFilterStops() throws Exception {
        try (GuardedApplication made = new GuardedApplication()) {
            context.attribute(Sallyport.ATTRIBUTE, made.sallyport());
            filter.init(new FakeFilterConfig(context));

            filter.destroy();

            assertThat(context.servlet().getAttribute(Sallyport.ATTRIBUTE)).isSameAs(made.sallyport());
            assertThat(made.sallyport().denyList().lag()).isZero();
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("sallyport-installed"))
                .collect(Collectors.toSet());
    }
}
