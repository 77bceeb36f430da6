package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.war.Libraries;
import io.sallyport.container.war.RefusedStart;
import io.sallyport.container.war.TestWar;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class RefusedStartTest {
    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "with-endpoints", managed = false, testable = false)
    static WebArchive withEndpoints() {
        return TestWar.guarded("with-endpoints", "mistakes.xml");
    }

    @Deployment(name = "filter-alone", managed = false, testable = false)
    static WebArchive filterAlone() {
        return TestWar.unguarded("filter-alone", "mistakes.xml").addAsLibrary(Libraries.filter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"with-endpoints", "filter-alone"})
    void namesEachMistakeAndWhatToDo(String deployment) {
        assertThat(RefusedStart.of(deployer, deployment))
                .contains(
                        "Sallyport does not start, 3 problems:",
                        "sallyport.access-token.lifetime is '10': give an ISO-8601 duration from PT1S to PT1H, or remove"
                                + " it for the default PT5M",
                        "sallyport.acess-token.lifetime is not a setting; did you mean"
                                + " sallyport.access-token.lifetime?",
                        "sallyport.rules line 1 '/open/* = publik': 'publik' is no access; did you mean public?");
    }
}
