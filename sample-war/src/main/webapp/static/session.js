/** A refusal by the guard, as its problem document (RFC 9457) tells it. */
export class Refusal extends Error {
    constructor(status, problem, retryAfter) {
        super(problem.title ?? "The request was refused");
        this.status = status;
        this.code = problem.code ?? "";
        this.requestId = problem.request_id ?? "";
        this.retryAfter = retryAfter;
    }
}

const SESSION_IS_OVER = new Set([
    "session_missing",
    "session_expired",
    "session_revoked",
    "session_superseded",
    "refresh_reused",
    "fingerprint_missing",
    "fingerprint_mismatch",
]);

/** What takes the place of a problem document where the answer is none: no guard is there, or a proxy answered. */
function unknownProblem(response) {
    return { title: `The server answered ${response.status} without a reason` };
}

async function refusalOf(response) {
    const isProblem = (response.headers.get("Content-Type") ?? "").startsWith("application/problem+json");
    const problem = isProblem ? await response.json() : unknownProblem(response);
    return new Refusal(response.status, problem, response.headers.get("Retry-After"));
}

/**
 * One sign-in. The access token lives in a private field of this object: no storage, no cookie that script can read,
 * nothing that survives a reload. What survives is in the two cookies that only the server reads.
 */
export class DepotSession {
    #token = null;
    #tokenEnds = 0;
    #id = null;
    #renewal = null;
    #base;
    #onEnd;

    /**
     * @param base the application's address, with a slash at its end
     * @param onEnd called with the refusal when the session turns out to be over
     */
    constructor(base, onEnd) {
        this.#base = base;
        this.#onEnd = onEnd;
    }

    get isSignedIn() {
        return this.#token !== null;
    }

    get id() {
        return this.#id;
    }

    /** Seconds until the access token expires, by this computer's steady clock. */
    get tokenSecondsLeft() {
        return Math.max(0, Math.round((this.#tokenEnds - performance.now()) / 1000));
    }

    /** Whether the marker cookie says that an earlier page left a session behind. */
    get mayResume() {
        return this.#markers().length > 0;
    }

    async signIn(username, password) {
        this.#keep(await this.#post("auth/login", { username, password }));
    }

    /** Renews the access token of this session or, after a reload, of the one that the cookies hold. */
    async renew() {
        // Callers at the same time share one request.
        this.#renewal ??= this.#renewOnce().finally(() => {
            this.#renewal = null;
        });
        await this.#renewal;
    }

    /**
     * Fetches with the access token. An expired token is renewed and the request sent once more.
     *
     * @throws Refusal where the guard refuses; the application's own answers are returned, whatever their status
     */
    async fetch(path, options = {}) {
        try {
            return await this.#fetchOnce(path, options);
        } catch (refusal) {
            if (refusal.code !== "token_expired") {
                throw refusal;
            }
        }
        await this.renew();
        return this.#fetchOnce(path, options);
    }

    async me() {
        return (await this.#call("auth/me")).json();
    }

    async sessions() {
        return (await (await this.#call("auth/sessions")).json()).sessions;
    }

    /** Ends another session of the same user. */
    async end(id) {
        await this.#call(`auth/sessions/${encodeURIComponent(id)}`, { method: "DELETE" });
    }

    async signOut() {
        await this.#post("auth/logout", { session_id: this.#id });
        this.#forget();
    }

    async signOutEverywhere() {
        const headers = { "Content-Type": "application/json" };
        await this.#call("auth/logout-all", { method: "POST", headers, body: "{}" });
        this.#forget();
    }

    /** One of the guard's own endpoints, where every answer but success is a refusal. */
    async #call(path, options) {
        const response = await this.fetch(path, options);
        if (!response.ok) {
            throw await refusalOf(response);
        }
        return response;
    }

    async #renewOnce() {
        try {
            this.#keep(await this.#post("auth/refresh", this.#id === null ? {} : { session_id: this.#id }));
        } catch (refusal) {
            this.#endIfOver(refusal);
            throw refusal;
        }
    }

    async #fetchOnce(path, options) {
        const address = new URL(path, this.#base);
        if (!address.href.startsWith(this.#base)) {
            throw new Error(`The access token is for ${this.#base} only, not for ${address.href}`);
        }
        const headers = new Headers(options.headers);
        if (this.#token !== null) {
            headers.set("Authorization", `Bearer ${this.#token}`);
        }
        const response = await fetch(address, { ...options, headers });
        if ((response.headers.get("Content-Type") ?? "").startsWith("application/problem+json")) {
            const refusal = await refusalOf(response);
            this.#endIfOver(refusal);
            throw refusal;
        }
        return response;
    }

    async #post(path, body) {
        const response = await fetch(new URL(path, this.#base), {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
        });
        if (!response.ok) {
            throw await refusalOf(response);
        }
        return response.status === 204 ? null : response.json();
    }

    #keep(answer) {
        this.#token = answer.access_token;
        this.#tokenEnds = performance.now() + answer.expires_in * 1000;
        this.#id = answer.session_id;
    }

    /** Only some codes say that the session is gone; a missing role or a busy server does not. */
    #endIfOver(refusal) {
        if (SESSION_IS_OVER.has(refusal.code)) {
            this.#forget(refusal.code === "session_superseded" || refusal.code === "fingerprint_mismatch");
            this.#onEnd(refusal);
        }
    }

    /** The marker goes with the session, unless it is the marker of another one that took its place. */
    #forget(keepMarker = false) {
        this.#token = null;
        this.#tokenEnds = 0;
        this.#id = null;
        if (!keepMarker) {
            this.#markers().forEach((name) => {
                const secure = name.startsWith("__Host-") ? "; Secure" : "";
                document.cookie = `${name}=; Path=/; Max-Age=0; SameSite=Strict${secure}`;
            });
        }
    }

    /** The marker's name ends in the context path and {@code -session}, with or without the prefix. */
    #markers() {
        const context = new URL(this.#base).pathname.replace(/\/+$/, "").replace(/[^A-Za-z0-9_-]/g, "-");
        const names = [`__Host-sallyport${context}-session`, `sallyport${context}-session`];
        const present = document.cookie.split(";").map((cookie) => cookie.trim().split("=")[0]);
        return names.filter((name) => present.includes(name));
    }
}
