// Makes pages nicer to use. Every page works without it.
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

    const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });
    const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
    const year = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
    const full = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

    // Times stand there in UTC; readers get them in their own zone.
    function localTimes(root) {
        const now = new Date();
        for (const element of root.querySelectorAll("time[datetime]")) {
            const at = new Date(element.dateTime);
            if (Number.isNaN(at.getTime())) {
                continue;
            }
            const date = at.getFullYear() === now.getFullYear() ? day : year;
            element.textContent = at.toDateString() === now.toDateString()
                ? clock.format(at)
                : `${date.format(at)}, ${clock.format(at)}`;
            element.title = full.format(at);
        }
    }

    const weekday = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
    const weekdayOfYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });

    // Days begin for readers at their own midnight.
    function localDays(root) {
        const now = new Date();
        let before = "";
        for (const bubble of root.querySelectorAll(".bubbles > .bubble")) {
            const at = new Date(bubble.querySelector("time[datetime]").dateTime);
            const line = bubble.previousElementSibling;
            const known = line?.matches(".day") ? line : null;
            if (at.toDateString() === before) {
                known?.remove();
                continue;
            }
            before = at.toDateString();
            const words = (at.getFullYear() === now.getFullYear() ? weekday : weekdayOfYear).format(at);
            if (known) {
                known.textContent = words;
            } else {
                const day = document.createElement("li");
                day.className = "day";
                day.textContent = words;
                bubble.before(day);
            }
        }
    }

    function say(words) {
        const place = document.querySelector("[data-live-said]");
        if (place) {
            place.textContent = words;
        }
    }

    function showState(words) {
        const state = document.querySelector("[data-live-state]");
        if (state) {
            state.hidden = false;
            state.classList.toggle("off", words !== "Live");
            state.querySelector("[data-live-words]").textContent = words;
        }
    }

    function elementFrom(html) {
        const template = document.createElement("template");
        template.innerHTML = html.trim();
        return template.content.firstElementChild;
    }

    // The title of the list of open conversations says how many there are.
    function countTalks() {
        const list = document.querySelector("[data-live-rows=talks]");
        if (list) {
            const open = list.querySelectorAll(".talk").length;
            const more = document.querySelector(".pager a[rel=next]") ? "+" : "";
            document.title = (open > 0 ? `(${open}${more}) ` : "") + document.title.replace(/^\(\d+\+?\) /, "");
        }
    }

    // New messages appear where they belong; on a page that shows others, their number does.
    function follow(main) {
        const rows = document.querySelector("[data-live-rows]");
        const news = document.querySelector("[data-live-news]");
        const elsewhere = new Set();
        const held = new Map();
        let waiting = 0;
        if (!rows || !window.EventSource) {
            return;
        }
        const list = rows.tBodies ? rows.tBodies[0] : rows;
        const announce = (words) => {
            if (news) {
                news.textContent = words;
                news.hidden = false;
            }
            say(words);
        };
        const nearBottom = () => window.innerHeight + window.scrollY > document.body.scrollHeight - 160;
        // Who is not writing yet has seen what comes; who is, is asked before the reply is sent.
        const see = (element) => {
            const seen = document.querySelector("[data-seen]");
            const text = document.getElementById("messageContent");
            if (seen?.value && element.matches(".bubble.in") && (!text || text.value === "") && !document.hidden) {
                seen.value = element.id.replace(/^m-/, "");
            }
        };
        const timeOf = (element) => Date.parse(element.querySelector("time[datetime]").dateTime);
        // A message belongs where its time says. One older than all that stand here belongs to a further page.
        const place = (element) => {
            const isTop = rows.dataset.liveRows === "top";
            const others = [...list.children].filter((other) => other.querySelector("time[datetime]"));
            const newestFirst = isTop ? others : others.reverse();
            const older = newestFirst.find((other) => timeOf(other) <= timeOf(element));
            if (!older && others.length > 0 && document.querySelector(isTop ? "[rel=next]" : "[rel=prev]")) {
                return false;
            }
            if (older) {
                older[isTop ? "before" : "after"](element);
            } else {
                list[isTop ? "append" : "prepend"](element);
            }
            return true;
        };
        const add = (element) => {
            const stay = rows.dataset.liveRows === "bottom" && nearBottom();
            if (!place(element)) {
                return false;
            }
            see(element);
            list.querySelector("[data-empty]")?.remove();
            localDays(document);
            element.classList.add("fresh");
            if (stay) {
                window.scrollTo(0, document.body.scrollHeight);
            }
            return true;
        };
        // Whoever has gone down the list, or stands in it with the keyboard, is not to have it moved from under them.
        const isReading = () => rows.dataset.liveRows === "top"
            && (window.scrollY > 80 || list.contains(document.activeElement));
        news?.addEventListener("click", (event) => {
            if (held.size > 0) {
                event.preventDefault();
                held.forEach(add);
                held.clear();
                news.hidden = true;
                window.scrollTo(0, 0);
            }
        });
        const addNew = (element) => {
            const isAnother = !held.has(element.id);
            if (isReading() && (element.dataset.late !== "true" || !isAnother)) {
                held.set(element.id, element);
                announce(held.size === 1 ? "1 new message" : `${held.size} new messages`);
            } else if (!add(element)) {
                return;
            }
            if (!isAnother) {
                return;
            }
            waiting += 1;
            say(waiting === 1 ? "1 new message" : `${waiting} new messages`);
            document.title = `(${waiting}) ${document.title.replace(/^\(\d+\) /, "")}`;
        };
        // A conversation moves to the top when its contact writes; what an operator wrote only changes its row.
        const takeTalk = (element, known) => {
            const at = (talk) => Date.parse(talk.querySelector(":scope > time").dateTime);
            const isLate = known && at(known) > at(element);
            if (isLate || (known ? known.dataset.message === element.dataset.message : element.dataset.change === "true")) {
                return;
            }
            if (element.dataset.change !== "true") {
                const waiting = (known ? Number(known.dataset.waiting) : 0) + 1;
                element.dataset.waiting = waiting;
                element.querySelector("[data-waiting-words]").textContent = `${waiting} unanswered`;
            }
            localTimes(element);
            window.htmx?.process(element);
            element.classList.add("fresh");
            list.querySelector("[data-empty]")?.remove();
            if (known && (known.contains(document.activeElement) || element.dataset.change === "true")) {
                known.replaceWith(element);
            } else {
                known?.remove();
                list.prepend(element);
            }
            say(`${element.querySelector(".talk-link").textContent} has a new message`);
            countTalks();
        };
        const take = (event) => {
            const element = elementFrom(event.data);
            if (!element) {
                return;
            }
            const known = document.getElementById(element.id);
            if (rows.dataset.liveRows === "talks") {
                takeTalk(element, known);
                return;
            }
            localTimes(element);
            if (known) {
                if (!known.contains(document.activeElement)) {
                    known.replaceWith(element);
                    if (known.id === "story") {
                        say("The story goes on.");
                    }
                }
            } else if (rows.dataset.liveRows === "same") {
                if (element.dataset.late !== "true") {
                    elsewhere.add(element.id);
                    announce(elsewhere.size === 1 ? "1 new message" : `${elsewhere.size} new messages`);
                }
            } else {
                addNew(element);
            }
        };
        let address = main.dataset.live;
        const connect = () => {
            const source = new EventSource(address);
            source.addEventListener("open", () => showState("Live"));
            source.addEventListener("message", (event) => {
                address = address.replace(/since=[^&]*/, `since=${encodeURIComponent(event.lastEventId)}`);
                take(event);
            });
            source.addEventListener("gap", () => announce("There may be news: reload"));
            source.addEventListener("store", (event) => {
                const isBack = event.data === "back";
                showState(isBack ? "Live" : "Store unreachable");
                say(isBack ? "The store answers again." : "The store cannot be reached. This page waits for it.");
            });
            source.addEventListener("signed-out", () => {
                source.close();
                showState("Signed out");
                say("You were signed out.");
            });
            // A broken connection mends itself; one that was refused has to be asked for again.
            source.addEventListener("error", () => {
                showState("Reconnecting");
                if (source.readyState === EventSource.CLOSED) {
                    window.setTimeout(connect, 15000);
                }
            });
        };
        connect();
        window.addEventListener("focus", () => {
            if (rows.dataset.liveRows === "talks") {
                return;
            }
            waiting = 0;
            document.title = document.title.replace(/^\(\d+\) /, "");
        });
    }

    // A conversation begins at its end.
    function toTheEnd() {
        if (document.querySelector("[data-live-rows=bottom]") && !window.location.hash) {
            window.scrollTo(0, document.body.scrollHeight);
        }
    }

    window.quietline = Object.freeze({ segments, plain });
    const main = document.getElementById("main");
    localTimes(document);
    localDays(document);
    countAll(document);
    sendOnce(document);
    readFiles(document);
    toTheEnd();
    const talks = document.querySelector("[data-live-rows=talks]");
    if (talks) {
        new MutationObserver(countTalks).observe(talks, { childList: true });
    }
    if (main && main.dataset.live) {
        follow(main);
    }
})();
