package io.sallyport.container.war;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jboss.arquillian.container.test.api.Deployer;

/** What an operator sees of an application that does not start. */
public final class RefusedStart {
    private RefusedStart() {}

    /**
     * Deploys, demands that the container refuses, and takes away what is left.
     *
     * @param deployment the name of an unmanaged deployment of the test class
     * @return what was logged meanwhile and the stack trace of what was thrown
     */
    public static String of(Deployer deployer, String deployment) {
        try (RunLog log = RunLog.open()) {
            Exception thrown = refusal(deployer, deployment);
            StringWriter text = new StringWriter().append(log.text());
            thrown.printStackTrace(new PrintWriter(text, true));
            return text.toString();
        } finally {
            deployer.undeploy(deployment);
        }
    }

    // Arquillian throws the container's checked exception through a method that declares none.
    @SuppressWarnings("CatchingUnchecked") // its type is the container's: any is a refusal
    private static Exception refusal(Deployer deployer, String deployment) {
        try {
            deployer.deploy(deployment);
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError(deployment + " started, but should have been refused");
    }
}
