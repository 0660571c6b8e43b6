// New messages on pages that are open. Without this script one reloads them.
"use strict";

(() => {
    const { localTimes, localDays } = window.quietline;

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
            const open = list.querySelectorAll(".talk").length + Number(list.dataset.held ?? 0);
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
        let missed = false;
        if (!rows || !window.EventSource) {
            return;
        }
        const list = rows.tBodies ? rows.tBodies[0] : rows;
        // A message that changed so that it does not belong here any more is no news, either.
        const tell = (count) => {
            // What may have been missed is not among what is counted.
            if (missed) {
                return;
            }
            if (count > 0) {
                announce(count === 1 ? "1 new message" : `${count} new messages`);
            } else if (news) {
                news.hidden = true;
            }
        };
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
            const older = newestFirst.find((other) => timeOf(other) < timeOf(element)
                || (timeOf(other) === timeOf(element) && !(other.matches(".out") && element.matches(".in"))));
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
            if (missed) {
                return;
            }
            if (talkNews.size > 0) {
                event.preventDefault();
                bringUp();
                news.hidden = true;
                window.scrollTo(0, 0);
            } else if (held.size > 0) {
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
                tell(held.size);
            } else {
                if (held.delete(element.id)) {
                    tell(held.size);
                }
                if (!add(element)) {
                    return;
                }
            }
            if (!isAnother) {
                return;
            }
            waiting += 1;
            say(waiting === 1 ? "1 new message" : `${waiting} new messages`);
            document.title = `(${waiting}) ${document.title.replace(/^\(\d+\) /, "")}`;
        };
        // Conversations stay where they stand, however much comes: their rows change, and what is new waits to be
        // brought to the top until the reader asks for it.
        const talkNews = new Map();
        const tellTalks = () => {
            const all = [...talkNews.values()];
            rows.dataset.held = all.filter((one) => !one.element.isConnected).length;
            tell(all.reduce((sum, one) => sum + one.count, 0));
            countTalks();
        };
        const bringUp = () => {
            const inTime = (one, other) => talkTime(one.element) - talkTime(other.element);
            const all = [...talkNews.values()].sort(inTime);
            talkNews.clear();
            all.forEach(({ element }) => list.prepend(element));
            tellTalks();
        };
        const talkTime = (talk) => Date.parse(talk.querySelector(":scope > time").dateTime);
        const replace = (known, element) => {
            const focused = known.contains(document.activeElement) ? document.activeElement.localName : "";
            known.replaceWith(element);
            if (focused) {
                element.querySelector(focused)?.focus({ preventScroll: true });
            }
        };
        const takeTalk = (element, known) => {
            const isChange = element.dataset.change === "true";
            const before = known ?? talkNews.get(element.id)?.element;
            const isStale = before && talkTime(before) > talkTime(element);
            if (isStale || (before ? before.dataset.message === element.dataset.message : isChange)) {
                return;
            }
            if (!known && element.dataset.other === "true") {
                return;
            }
            if (!isChange) {
                const unanswered = (before ? Number(before.dataset.waiting) : 0) + 1;
                element.dataset.waiting = unanswered;
                element.querySelector("[data-waiting-words]").textContent = `${unanswered} unanswered`;
            }
            localTimes(element);
            window.htmx?.process(element);
            element.classList.add("fresh");
            const isTop = rows.dataset.liveRows === "talks";
            const count = (talkNews.get(element.id)?.count ?? 0) + (isChange ? 0 : 1);
            if (isTop && count > 0 && list.firstElementChild?.id !== element.id) {
                talkNews.set(element.id, { element, count });
            }
            if (known) {
                replace(known, element);
            }
            if (!isTop && !known) {
                elsewhere.add(element.id);
                tell(elsewhere.size);
            } else if (isTop && (document.hidden || !list.querySelector(".talk"))) {
                list.querySelector("[data-empty]")?.remove();
                bringUp();
            } else if (isTop) {
                tellTalks();
            }
            say(`${element.querySelector(".talk-link").textContent} has a new message`);
        };
        // What somebody has looked after in the meantime is no news.
        new MutationObserver((changes) => {
            const isGone = (node) => !node.isConnected && talkNews.get(node.id)?.element === node;
            const gone = changes.flatMap((change) => [...change.removedNodes]).filter(isGone);
            if (gone.length > 0) {
                gone.forEach((node) => talkNews.delete(node.id));
                tellTalks();
            }
        }).observe(list, { childList: true });
        const take = (event) => {
            const element = elementFrom(event.data);
            if (!element) {
                return;
            }
            const known = document.getElementById(element.id);
            if (element.matches(".talk")) {
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
            } else if (element.dataset.other === "true") {
                if ([held, elsewhere].map((counted) => counted.delete(element.id)).includes(true)) {
                    tell(held.size + elsewhere.size);
                }
            } else if (rows.dataset.liveRows === "same") {
                if (element.dataset.late !== "true") {
                    elsewhere.add(element.id);
                    tell(elsewhere.size);
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
            source.addEventListener("gap", () => {
                missed = true;
                announce("There may be news: reload");
            });
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

    const main = document.getElementById("main");
    toTheEnd();
    const talks = document.querySelector("[data-live-rows=talks]");
    if (talks) {
        new MutationObserver(countTalks).observe(talks, { childList: true });
    }
    if (main && main.dataset.live) {
        follow(main);
    }
})();
