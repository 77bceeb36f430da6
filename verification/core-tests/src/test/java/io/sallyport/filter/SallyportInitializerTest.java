package io.sallyport.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.config.ConfigurationException;
import io.sallyport.testkit.servlet.FakeFilterRegistration;
import io.sallyport.testkit.servlet.FakeServletContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContainerInitializer;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SallyportInitializerTest {
    private final FakeServletContext context = new FakeServletContext();

    @Test
    void theFilterIsRegisteredFirstForAllDispatchesOfAllPaths() {
        new SallyportInitializer().onStartup(null, context.servlet());

        FakeFilterRegistration filter = context.filters().get("sallyport");
        assertThat(context.filters()).hasSize(1);
        assertThat(filter.isAsyncSupported()).isTrue();
        assertThat(filter.servlet().getClassName()).isEqualTo(SallyportFilter.class.getName());
        assertThat(filter.mappings())
                .containsExactly(
                        new FakeFilterRegistration.Mapping(Set.of(DispatcherType.values()), false, List.of("/*")));
    }

    @Test
    void aFilterThatWebXmlDeclaresIsNotRegisteredTwice() {
        context.declaredFilter("guard", SallyportFilter.class.getName());

        new SallyportInitializer().onStartup(Set.of(), context.servlet());

        assertThat(context.filters()).containsOnlyKeys("guard");
    }

    @Test
    void anotherFilterOfTheSameNameStopsTheStart() {
        context.declaredFilter("sallyport", "com.example.Other");

        assertThatThrownBy(() -> new SallyportInitializer().onStartup(Set.of(), context.servlet()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "web.xml declares a filter named 'sallyport' of another class: give that filter"
                                                + " another name"));
    }

    @Test
    void containersFindIt() {
        assertThat(ServiceLoader.load(ServletContainerInitializer.class))
                .hasAtLeastOneElementOfType(SallyportInitializer.class);
    }
}
