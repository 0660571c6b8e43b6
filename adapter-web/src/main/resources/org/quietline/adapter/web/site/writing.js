// Helps with writing: counts segments, sends once, reads files. Every page works without it.
"use strict";

(() => {
    const GSM7 = new Set(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡" +
        "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    const GSM7_EXTENSION = new Set("\f^{}\\[~]|€");
    const MOST = 1600;

    function clusters(text) {
        if (!window.Intl || !Intl.Segmenter) {
            return Array.from(text);
        }
        const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });
        return Array.from(segmenter.segment(text), (part) => part.segment)
            .flatMap((part) => (part === "\r\n" ? ["\r", "\n"] : [part]));
    }

    // How a text is cut into SMS segments, as the server counts them.
    function segments(text) {
        const isGsm7 = Array.from(text).every((c) => GSM7.has(c) || GSM7_EXTENSION.has(c));
        const single = isGsm7 ? 160 : 70;
        const room = isGsm7 ? 153 : 67;
        let units = 0;
        let parts = 1;
        let used = 0;
        let forces = null;
        const all = clusters(text);
        for (const cluster of all) {
            const cost = isGsm7 ? (GSM7_EXTENSION.has(cluster[0]) ? 2 : 1) : cluster.length;
            if (forces === null && (cluster.length > 1 || !(GSM7.has(cluster) || GSM7_EXTENSION.has(cluster)))) {
                forces = cluster;
            }
            units += cost;
            if (used + cost <= room) {
                used += cost;
            } else {
                parts += (used > 0 ? 1 : 0) + Math.floor((cost - 1) / room);
                used = ((cost - 1) % room) + 1;
            }
        }
        const isOne = units <= single;
        return {
            encoding: isGsm7 ? "GSM-7" : "UCS-2",
            count: isOne ? 1 : parts,
            characters: all.length,
            remaining: isOne ? single - units : room - used,
            forcesUcs2: forces,
        };
    }

    // Plain stand-ins for characters that are not in GSM-7, as the server has them.
    const PLAIN = new Map([
        ...["\u2018", "\u2019", "\u201A", "\u201B", "\u2032", "\u00B4", "`"].map((c) => [c, "'"]),
        ...["\u201C", "\u201D", "\u201E", "\u201F", "\u2033", "\u00AB", "\u00BB"].map((c) => [c, "\""]),
        ["\u2039", "<"], ["\u203A", ">"],
        ...["\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212"].map((c) => [c, "-"]),
        ["\u2026", "..."], ["\u2022", "*"], ["\u00B7", "."],
        ...["\t", "\u00A0", "\u2002", "\u2003", "\u2009", "\u200A", "\u202F", "\u3000"].map((c) => [c, " "]),
        ["\u2028", "\n"], ["\u2029", "\n"],
        ...["\u00AD", "\u200B", "\u2060", "\uFEFF"].map((c) => [c, ""]),
    ]);

    function standIn(cluster) {
        if (PLAIN.has(cluster)) {
            return PLAIN.get(cluster);
        }
        const whole = cluster.length > 1 && cluster.length <= 4 ? cluster.normalize("NFC") : "";
        return whole.length === 1 && (GSM7.has(whole) || GSM7_EXTENSION.has(whole)) ? whole : null;
    }

    function plain(text) {
        return clusters(text).map((cluster) => standIn(cluster) ?? cluster).join("");
    }

    function counted(text) {
        if (text.length > MOST) {
            return { tone: "bad", words: `${text.length - MOST} characters too many.` };
        }
        if (text === "") {
            return { tone: "", words: `Up to ${MOST} characters.` };
        }
        const cut = segments(text);
        const words = `${cut.characters} ${cut.characters === 1 ? "character" : "characters"}, `
            + `${cut.count} ${cut.count === 1 ? "segment" : "segments"}, ${cut.remaining} left in it`;
        const price = cut.count > 1 ? ` It is billed as ${cut.count} messages.` : "";
        const why = cut.forcesUcs2 === null ? "" : ` “${cut.forcesUcs2}” makes each segment shorter (UCS-2).`;
        return { tone: price ? "warn" : "", words: words + (price || why ? "." : "") + price + why };
    }

    function countAll(root) {
        for (const area of root.querySelectorAll("textarea[data-count]")) {
            const place = document.getElementById(area.dataset.count);
            const button = area.form.querySelector("[data-plain]");
            const show = () => {
                const { tone, words } = counted(area.value);
                place.textContent = words;
                place.classList.toggle("bad", tone === "bad");
                place.classList.toggle("warn", tone === "warn");
                button.hidden = plain(area.value) === area.value || segments(area.value).forcesUcs2 === null;
            };
            button.addEventListener("click", () => {
                area.value = plain(area.value);
                area.focus();
                show();
            });
            area.addEventListener("input", show);
            show();
        }
    }

    // A form that sends something is sent once, however often the button is pressed.
    function sendOnce(root) {
        for (const form of root.querySelectorAll("form[data-once]")) {
            form.addEventListener("submit", (event) => {
                if (event.submitter?.hasAttribute("formaction")) {
                    return;
                }
                if (form.dataset.sent) {
                    event.preventDefault();
                    return;
                }
                form.dataset.sent = "yes";
                const button = form.querySelector("button[type=submit]:not([formaction])");
                button.setAttribute("aria-disabled", "true");
                button.textContent = "Sending…";
            });
        }
        window.addEventListener("pageshow", () => {
            for (const form of document.querySelectorAll("form[data-once][data-sent]")) {
                delete form.dataset.sent;
                const button = form.querySelector("button[type=submit]:not([formaction])");
                button.removeAttribute("aria-disabled");
                button.textContent = "Send";
            }
        });
    }

    // A file that is chosen is read into the text field beside it, where it can be looked at before it is sent.
    function readFiles(root) {
        for (const input of root.querySelectorAll("input[data-file]")) {
            input.closest("[data-file-field]").hidden = false;
            input.addEventListener("change", async () => {
                const area = document.getElementById(input.dataset.file);
                area.value = input.files.length > 0 ? await input.files[0].text() : "";
            });
        }
    }

    // Shared with the other scripts.
    window.quietline = { segments, plain };
    countAll(document);
    sendOnce(document);
    readFiles(document);
})();
