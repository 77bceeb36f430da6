import { DepotSession, Refusal } from "./session.js";
import { PageFrame } from "./frame.js";

const WORDS = {
    invalid_credentials: "Name or password is wrong.",
    throttled: "There were too many attempts. Wait a moment before the next one.",
    token_missing: "The depot wants to know who you are. Sign in first.",
    role_missing: "Your role may not do this.",
    token_expired: "Your access token has expired.",
    token_invalid: "Your access token is not accepted. Sign in again.",
    session_missing: "There is no session here any more. Sign in again.",
    session_expired: "Your session has ended because it was too old or not used for too long. Sign in again.",
    session_revoked: "Your session was ended from elsewhere. Sign in again.",
    session_superseded: "Somebody has signed in beside you in this browser. Sign in again or reload the page.",
    refresh_reused: "Your session was used twice at once, perhaps by somebody else, and was ended to be safe. Sign in again.",
    fingerprint_missing: "Your browser did not send the cookie that belongs to your session. Sign in again.",
    fingerprint_mismatch: "The cookie of your browser belongs to another session. Sign in again.",
    csrf: "The request seems to come from another site and was refused.",
    insecure_origin: "This address is not safe to sign in at. Use https.",
    unavailable: "The depot cannot check who you are right now. Try again in a moment.",
};

const byId = (id) => document.getElementById(id);
const session = new DepotSession(new URL(".", document.baseURI).href, showEnd);
const frame = new PageFrame(session, byId("view"), attempt);

function say(text) {
    byId("refusal").hidden = true;
    byId("message").hidden = false;
    byId("message").textContent = text;
}

function showRefusal(refusal) {
    byId("message").hidden = true;
    byId("refusal-words").textContent = wordsFor(refusal);
    byId("refusal-title").textContent = refusal.message;
    byId("refusal-code").textContent = refusal.code || "none";
    byId("refusal-request").textContent = refusal.requestId || "none";
    byId("refusal").hidden = false;
}

function wordsFor(refusal) {
    if (refusal.code in WORDS) {
        return WORDS[refusal.code];
    }
    if (refusal.status === 0) {
        return "The depot does not answer.";
    }
    return refusal.status === 404 ? "There is no guard here that could do this." : "The depot refused.";
}

/** Runs what a button asks for; the button waits, and a refusal is shown in words. */
async function attempt(work, button) {
    button?.setAttribute("aria-disabled", "true");
    try {
        await work();
    } catch (problem) {
        showRefusal(problem instanceof Refusal ? problem : new Refusal(0, { title: problem.message }));
        markIfNotForMe(problem, button);
    } finally {
        button?.removeAttribute("aria-disabled");
    }
}

function onClick(id, work) {
    const button = byId(id);
    button.addEventListener("click", () => {
        if (!button.hasAttribute("aria-disabled")) {
            attempt(work, button);
        }
    });
}

function markIfNotForMe(problem, button) {
    if (problem.code === "role_missing" && button?.dataset.page) {
        button.classList.add("refused");
        button.setAttribute("aria-description", "not for your role");
    }
}

function forgetMarks() {
    document.querySelectorAll("[data-page].refused").forEach((button) => {
        button.classList.remove("refused");
        button.removeAttribute("aria-description");
    });
}

async function showMe() {
    const me = await session.me();
    byId("who").textContent = `Signed in as ${me.username}`;
    byId("me-name").textContent = me.username;
    byId("me-roles").textContent = me.roles.join(", ") || "none";
    byId("me-session").textContent = me.sid;
    byId("me-since").textContent = timeOf(me.auth_time);
    byId("signed-out").hidden = true;
    byId("signed-in").hidden = false;
    document.querySelector("h1").textContent = "At the depot";
    showTokenAge();
    await showSessions();
}

function showSignedOut() {
    forgetMarks();
    frame.clear();
    byId("who").textContent = "not signed in";
    byId("signed-in").hidden = true;
    byId("signed-out").hidden = false;
    byId("sessions").replaceChildren();
    byId("answer").textContent = "Nothing was called yet.";
    document.querySelector("h1").textContent = "Sign in";
}

/** The session is over and nobody asked for it: the reason stays on the page. */
function showEnd(refusal) {
    showSignedOut();
    showRefusal(refusal);
    byId("username").focus();
}

async function showSessions() {
    const sessions = await session.sessions();
    byId("sessions").replaceChildren(...sessions.map(rowOf));
}

function rowOf(each) {
    const row = document.createElement("tr");
    const texts = [each.user_agent, timeOf(each.created_at), timeOf(each.last_used_at), timeOf(each.expires_at)];
    row.append(...texts.map((text) => cell(text)));
    row.append(each.current ? cell("this one") : cell(endButton(each)));
    return row;
}

function cell(content) {
    const made = document.createElement("td");
    made.append(content ?? "");
    return made;
}

function endButton(each) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "End this one";
    button.setAttribute("aria-label", `End the session of ${timeOf(each.created_at)}`);
    button.addEventListener("click", () => attempt(() => endSession(each), button));
    return button;
}

async function endSession(each) {
    await session.end(each.id);
    await showSessions();
    say("That session is ended. Its access tokens are refused from now on.");
    byId("signed-in-title").focus();
}

/** Times arrive as RFC 3339 text or as seconds since 1970. */
function timeOf(time) {
    const date = new Date(typeof time === "number" ? time * 1000 : time);
    return date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
}

function showTokenAge() {
    const left = session.tokenSecondsLeft;
    const text = left === 0 ? "expired; the next call renews it" : `valid for ${Math.floor(left / 60)} min ${left % 60} s`;
    byId("me-token").textContent = session.isSignedIn ? text : "none";
}

async function signIn() {
    const form = byId("signin");
    await session.signIn(form.username.value, form.password.value);
    form.reset();
    forgetMarks();
    await showMe();
    say(`Welcome. You are signed in as ${byId("me-name").textContent}.`);
    byId("signed-in-title").focus();
}

async function signOut(work, words) {
    await work();
    showSignedOut();
    say(words);
    byId("username").focus();
}

async function callApi() {
    const [method, path, body] = byId("call").value.split(" ");
    const options = body === undefined ? { method } : { method, body: new URLSearchParams(body) };
    byId("answer").textContent = "…";
    try {
        const response = await session.fetch(path, options);
        byId("answer").textContent = `${response.status}\n\n${pretty(await response.text())}`;
        say(`The API answered ${response.status}.`);
    } catch (refusal) {
        byId("answer").textContent = `${refusal.status} ${refusal.message}`;
        throw refusal;
    }
}

function pretty(text) {
    try {
        return JSON.stringify(JSON.parse(text), null, 2);
    } catch {
        return text;
    }
}

function onSubmit(id, work) {
    const form = byId(id);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        const button = form.querySelector("button");
        if (!button.hasAttribute("aria-disabled")) {
            attempt(work, button);
        }
    });
}

async function resume() {
    try {
        await session.renew();
        await showMe();
        say(`Your session goes on. You are signed in as ${byId("me-name").textContent}.`);
    } catch (refusal) {
        if (refusal.code !== "session_missing") {
            throw refusal;
        }
        showSignedOut();
        byId("refusal").hidden = true;
    }
}

onSubmit("signin", signIn);
onSubmit("api", callApi);
onClick("renew", async () => {
    await session.renew();
    await showMe();
    say("The access token is renewed.");
});
onClick("signout", () => signOut(() => session.signOut(), "You are signed out."));
onClick("signout-all", () => signOut(() => session.signOutEverywhere(), "All your sessions are ended."));
document.querySelectorAll("[data-page]").forEach((button) => {
    button.addEventListener("click", () => attempt(() => frame.open(button.dataset.page), button));
});
frame.onShown = say;
setInterval(showTokenAge, 1000);
if (session.mayResume) {
    attempt(resume);
} else {
    byId("username").focus();
}
