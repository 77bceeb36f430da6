package io.sallyport.filter;

import static io.sallyport.filter.GuardedApplication.TOKENS;
import static io.sallyport.filter.GuardedApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.Await;
import io.sallyport.model.RevocationReason;
import io.sallyport.model.SessionId;
import io.sallyport.testkit.servlet.FakeAsyncContext;
import io.sallyport.testkit.servlet.FakeFilterChain;
import io.sallyport.testkit.servlet.FakeRequest;
import io.sallyport.testkit.servlet.FakeResponse;
import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncUseTest {
    private static final String SESSION = "held-open";
    private static final FilterChain GOES_ON_LATER = (request, response) -> request.startAsync();

    private final GuardedApplication application = new GuardedApplication();
    private final FakeResponse response = new FakeResponse();

    @AfterEach
    void endThreads() {
        application.close();
    }

    @Test
    void aRequestThatWaitsGoesThroughTheFilterAgainWhenItsSessionIsEnded() throws Exception {
        FakeAsyncContext waiting = started(GOES_ON_LATER);

        end(SESSION);

        Await.until("it is dispatched", () -> waiting.dispatches() == 1);
        assertThat(waiting.completions()).isZero();
    }

    @Test
    void anAnswerThatIsOnItsWayIsCutOff() throws Exception {
        FakeAsyncContext streaming = started(GOES_ON_LATER);
        response.servlet().flushBuffer();

        end(SESSION);

        Await.until("it is completed", () -> streaming.completions() == 1);
        assertThat(streaming.dispatches()).isZero();
    }

    @Test
    void withAnAnswerOfItsOwnItIsWatchedAllTheSame() throws Exception {
        FakeAsyncContext waiting = started((request, answer) -> request.startAsync(request, answer));

        end(SESSION);

        Await.until("it is dispatched", () -> waiting.dispatches() == 1);
    }

    @Test
    void anotherSessionsEndChangesNothing() throws Exception {
        FakeAsyncContext waiting = started(GOES_ON_LATER);
        int uses = application.sallyport().lastingUses().count();

        end("another");

        assertThat(application.sallyport().lastingUses().count()).isEqualTo(uses);
        assertThat(waiting.dispatches()).isZero();
    }

    @Test
    void oneThatIsCompleteIsForgotten() throws Exception {
        FakeAsyncContext waiting = started(GOES_ON_LATER);
        assertThat(application.sallyport().lastingUses().count()).isEqualTo(1);

        waiting.finish();

        assertThat(application.sallyport().lastingUses().count()).isZero();
        end(SESSION);
        assertThat(waiting.dispatches()).isZero();
    }

    @Test
    void oneThatStartsAgainIsStillWatched() throws Exception {
        FakeRequest request = request();
        FakeAsyncContext first = started(request, GOES_ON_LATER);
        FakeAsyncContext second = first.startAgain();
        application.send(request, response, new FakeFilterChain((seen, answer) -> seen.startAsync()));

        end(SESSION);

        Await.until("it is dispatched", () -> second.dispatches() == 1);
        assertThat(first.dispatches()).isZero();
        assertThat(second.listeners()).isEqualTo(1);
    }

    @Test
    void oneThatEndsByItselfAtTheSameTimeIsLeftAlone() throws Exception {
        FakeAsyncContext waiting = started(GOES_ON_LATER);
        waiting.servlet().dispatch();

        end(SESSION);

        Await.until(
                "it is no use any more",
                () -> application.sallyport().lastingUses().count() == 0);
        assertThat(waiting.dispatches()).isEqualTo(1);
    }

    @Test
    void nobodysRequestIsNotWatched() throws Exception {
        FakeRequest open = new FakeRequest("GET", "/public/x").answeredBy(response);

        application.send(open, response, new FakeFilterChain(GOES_ON_LATER));

        assertThat(application.sallyport().lastingUses().count()).isZero();
    }

    @Test
    void aRequestThatIsNotAsynchronousIsNotWatched() throws Exception {
        application.send(request(), response);

        assertThat(application.sallyport().lastingUses().count()).isZero();
    }

    private FakeAsyncContext started(FilterChain chain) throws Exception {
        return started(request(), chain);
    }

    private FakeAsyncContext started(FakeRequest request, FilterChain chain) throws Exception {
        application.send(request, response, new FakeFilterChain(chain));
        return request.asyncContext().orElseThrow();
    }

    private FakeRequest request() {
        return with(TOKENS.session(SESSION), new FakeRequest("GET", "/x")).answeredBy(response);
    }

    private void end(String session) {
        application.sallyport().sessions().revoke(new SessionId(session), RevocationReason.LOGOUT);
    }
}
