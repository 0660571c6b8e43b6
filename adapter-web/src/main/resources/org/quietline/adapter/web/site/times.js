// Times and days in the reader's own zone. Without this script they stand there in UTC, and say so.
"use strict";

(() => {
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

    Object.assign(window.quietline, { localTimes, localDays });
    localTimes(document);
    localDays(document);
})();
