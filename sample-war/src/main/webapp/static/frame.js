/**
 * Shows the depot's old pages. A browser that navigates sends no Authorization header, so that the pages are fetched with
 * the access token and put into a frame as text. The frame runs no script; its links and forms come back here.
 */
export class PageFrame {
    #session;
    #view;
    #frame;
    #attempt;
    #address = null;
    #earlier = [];
    #latest = 0;

    /** Called with a sentence that says what came of it. */
    onShown = () => {};

    /**
     * @param view holds the frame, the address line and the button that goes back
     * @param attempt runs work and tells the user of a refusal
     */
    constructor(session, view, attempt) {
        this.#session = session;
        this.#view = view;
        this.#attempt = attempt;
        this.#frame = view.querySelector("iframe");
        this.#frame.addEventListener("load", () => this.#takeOver());
        this.#backButton.addEventListener("click", () => this.#attempt(() => this.#back(), this.#backButton));
    }

    /** Opens a page, relative to the application's address. Where a slower answer comes after a later wish, it is dropped. */
    async open(path, options = {}) {
        this.#latest += 1;
        const mine = this.#latest;
        const response = await this.#session.fetch(path, options);
        const content = await response.blob();
        if (mine === this.#latest) {
            await this.#show(content, response);
        }
    }

    clear() {
        this.#latest += 1;
        this.#view.hidden = true;
        this.#frame.srcdoc = "";
        this.#earlier = [];
        this.#address = null;
        this.#backButton.disabled = true;
    }

    get #backButton() {
        return this.#view.querySelector("button");
    }

    async #back() {
        const address = this.#earlier.pop();
        this.#address = null;
        await this.open(address);
    }

    async #show(content, response) {
        const type = response.headers.get("Content-Type") ?? "";
        if (type.startsWith("text/html")) {
            this.#showPage(await content.text(), response.url);
        } else {
            this.#save(content, response.url);
        }
    }

    #showPage(html, url) {
        const page = new DOMParser().parseFromString(html, "text/html");
        const base = page.createElement("base");
        base.href = url;
        page.head.prepend(base);
        this.#remember(url);
        this.#view.hidden = false;
        this.#view.querySelector("code").textContent = url;
        this.#frame.title = page.title;
        this.#frame.srcdoc = `<!DOCTYPE html>${page.documentElement.outerHTML}`;
        this.onShown(`${page.title.replace(/ - [^-]*$/, "")} is shown below.`);
    }

    #remember(url) {
        if (this.#address !== null && this.#address !== url) {
            this.#earlier.push(this.#address);
        }
        this.#address = url;
        this.#backButton.disabled = this.#earlier.length === 0;
    }

    #save(blob, url) {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = new URL(url).pathname.split("/").pop();
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
        this.onShown(`${link.download} is saved.`);
    }

    /** Links and forms of the page that has just been loaded. */
    #takeOver() {
        const page = this.#frame.contentDocument;
        page.addEventListener("click", (event) => this.#follow(event));
        page.addEventListener("submit", (event) => this.#submit(event));
        this.#frame.style.height = `${page.body.offsetHeight + 4}px`;
    }

    #follow(event) {
        const link = event.target.closest("a[href]");
        if (link === null) {
            return;
        }
        event.preventDefault();
        const target = new URL(link.href);
        if (target.hash !== "" && target.href.startsWith(`${this.#address}#`)) {
            link.ownerDocument.querySelector(target.hash)?.scrollIntoView();
        } else if (target.pathname !== window.location.pathname) {
            this.#attempt(() => this.#openAndFocus(target.href, {}));
        }
    }

    #submit(event) {
        event.preventDefault();
        const form = event.target;
        const data = new FormData(form, event.submitter);
        const fields = new URLSearchParams([...data].filter(([, value]) => typeof value === "string"));
        // A field may be called "action" and hide the form's property of that name.
        const target = new URL(form.getAttribute("action"), form.baseURI);
        if (form.getAttribute("method") === "post") {
            const body = form.enctype === "multipart/form-data" ? data : fields;
            this.#attempt(() => this.#openAndFocus(target.href, { method: "POST", body }));
        } else {
            target.search = fields.toString();
            this.#attempt(() => this.#openAndFocus(target.href, {}));
        }
    }

    async #openAndFocus(path, options) {
        await this.open(path, options);
        this.#frame.focus();
    }
}
