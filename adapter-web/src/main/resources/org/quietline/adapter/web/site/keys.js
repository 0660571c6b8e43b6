// Keys for those who would rather not reach for the mouse. Every one of them does what something on the page does, too.
"use strict";

(() => {
    const STORED = "quietline-keys";
    const ROWS = "main .talk, main tr.row, main .stranger, main .user";
    const FIELDS = "input, select, textarea, [contenteditable]";
    const KEYS = [
        ["/", "Search"],
        ["j", "Next row"],
        ["k", "Previous row"],
        ["Enter", "Open the row"],
        ["e", "Mark the conversation as handled"],
        ["c", "Write a message, or reply"],
        ["?", "Show these keys"],
    ];

    // Shortcuts of one character can be turned off: who speaks to the computer types them by accident.
    function areOn() {
        try {
            return window.localStorage.getItem(STORED) !== "off";
        } catch {
            return true;
        }
    }

    function turn(on) {
        try {
            window.localStorage.setItem(STORED, on ? "on" : "off");
        } catch {
            // Then it holds for as long as the browser lets it: not at all.
        }
    }

    function make(name, text, attributes = {}) {
        const element = document.createElement(name);
        element.textContent = text;
        for (const [key, value] of Object.entries(attributes)) {
            element.setAttribute(key, value);
        }
        return element;
    }

    function dialog() {
        const known = document.getElementById("keys");
        if (known) {
            return known;
        }
        const box = make("dialog", "", { id: "keys", class: "card keys", "aria-labelledby": "keys-title" });
        const list = make("dl", "");
        for (const [key, words] of KEYS) {
            const entry = make("div", "");
            const term = make("dt", "");
            term.append(make("kbd", key));
            entry.append(term, make("dd", words));
            list.append(entry);
        }
        const choice = make("label", "", { class: "keys-choice" });
        const box2 = make("input", "", { type: "checkbox", id: "keys-on" });
        box2.checked = areOn();
        box2.addEventListener("change", () => turn(box2.checked));
        choice.append(box2, make("span", "Use these keys"));
        const form = make("form", "", { method: "dialog" });
        form.append(make("button", "Close", { class: "button quiet", type: "submit" }));
        box.append(make("h2", "Keyboard", { id: "keys-title" }), list, choice, form);
        document.body.append(box);
        return box;
    }

    function help() {
        const box = dialog();
        if (!box.open) {
            box.showModal();
        }
    }

    function rows() {
        return [...document.querySelectorAll(ROWS)].filter((row) => row.querySelector("a"));
    }

    function current() {
        return document.activeElement?.closest(ROWS);
    }

    function focusRow(row) {
        const link = row?.querySelector(".talk-link, .who-name[href], a");
        link?.focus();
        row?.scrollIntoView({ block: "nearest" });
    }

    function step(by) {
        const all = rows();
        const at = all.indexOf(current());
        focusRow(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
    }

    function search() {
        const field = document.querySelector("main input[type=search]");
        field?.focus();
        field?.select();
        return Boolean(field);
    }

    function write() {
        const reply = document.querySelector("main textarea");
        if (reply) {
            reply.focus();
        } else {
            document.querySelector(".nav-write")?.click();
        }
    }

    function handle() {
        const row = current();
        const form = (row ?? document.querySelector("main .page-head"))?.querySelector("form[action$='/handle']");
        if (!form) {
            return;
        }
        const at = rows().indexOf(row);
        if (at >= 0) {
            new MutationObserver((changes, observer) => {
                if (!row.isConnected) {
                    observer.disconnect();
                    focusRow(rows()[Math.min(at, rows().length - 1)]);
                }
            }).observe(row.parentElement, { childList: true });
        }
        form.requestSubmit();
    }

    const DEEDS = { "/": search, j: () => step(1), k: () => step(-1), c: write, e: handle, "?": help };

    document.addEventListener("keydown", (event) => {
        const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
        const isTyping = event.target instanceof Element && event.target.closest(FIELDS);
        if (!isPlain || isTyping || !areOn() || document.querySelector("dialog[open]") || !Object.hasOwn(DEEDS, event.key)) {
            return;
        }
        event.preventDefault();
        DEEDS[event.key]();
    });

    // Its place is kept from the start, so that nothing moves when it appears.
    const button = document.querySelector(".keys-open");
    if (button) {
        button.addEventListener("click", help);
        button.classList.add("ready");
    }
})();
