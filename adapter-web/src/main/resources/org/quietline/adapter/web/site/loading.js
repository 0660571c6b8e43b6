// Says that something is on its way when it takes longer than a moment. Without this script the browser's own sign does.
"use strict";

(() => {
    const A_MOMENT = 150;

    /** Whoever stops the browser from loading does not tell the page. */
    const LONGEST = 30000;

    const bar = document.createElement("div");
    bar.className = "loading-bar";
    bar.hidden = true;
    const words = document.createElement("p");
    words.className = "visually-hidden";
    words.setAttribute("role", "status");
    document.body.append(bar, words);
    let waiting = 0;
    let timer = 0;
    let end = 0;

    function show() {
        bar.hidden = false;
        words.textContent = "Loading…";
        document.getElementById("main")?.setAttribute("aria-busy", "true");
        end = window.setTimeout(over, LONGEST);
    }

    function begin() {
        waiting += 1;
        if (waiting === 1) {
            timer = window.setTimeout(show, A_MOMENT);
        }
    }

    function done() {
        waiting = Math.max(0, waiting - 1);
        if (waiting === 0) {
            over();
        }
    }

    function over() {
        waiting = 0;
        window.clearTimeout(timer);
        window.clearTimeout(end);
        bar.hidden = true;
        words.textContent = "";
        document.getElementById("main")?.removeAttribute("aria-busy");
    }

    function leads(link, event) {
        return link && link.origin === window.location.origin && !link.target && !link.hasAttribute("download")
            && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
            && link.href.split("#")[0] !== window.location.href.split("#")[0];
    }

    // Listened to at the very end, so that whatever is stopped on its way does not count.
    window.addEventListener("click", (event) => {
        const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
        if (!event.defaultPrevented && leads(link, event)) {
            begin();
        }
    });
    window.addEventListener("submit", (event) => {
        if (!event.defaultPrevented && event.target.method !== "dialog") {
            begin();
        }
    });
    // What a page asks for by itself fails without a page of its own to say so.
    const trouble = document.createElement("p");
    trouble.className = "notice bad trouble";
    trouble.setAttribute("role", "alert");
    trouble.hidden = true;
    document.body.append(trouble);
    function failed(event) {
        const status = event.detail?.xhr?.status ?? 0;
        trouble.textContent = status === 403
            ? "This page is too old. Reload it, then try again."
            : "That did not work: the desk does not answer as it should. Try again in a moment.";
        trouble.hidden = false;
    }
    document.addEventListener("htmx:responseError", failed);
    document.addEventListener("htmx:sendError", failed);
    document.addEventListener("htmx:beforeRequest", () => {
        trouble.hidden = true;
        begin();
    });
    document.addEventListener("htmx:afterRequest", done);
    window.addEventListener("pageshow", over);
    window.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            over();
        }
    });
})();
