package io.sallyport.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.container.war.RefusedStart;
import io.sallyport.container.war.TestWar;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RefusedStartTest {
    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "refused", managed = false, testable = false)
    static WebArchive refused() {
        return TestWar.guarded("refused", "probe-refuse.xml");
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(RefusedStart.of(deployer, "refused")).contains("probe is 'refuse': remove it to start");
    }
}
