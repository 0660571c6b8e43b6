// Phones side by side: each texts in, and sees what is sent to it, as it happens.

import {faultPanel, outcomeOf, setOutcome} from "./faults.js";

const OPEN_KEY = "quietline-simulator-phones";
const NEVER_ARRIVED = new Set(["undelivered", "failed", "canceled"]);
const element = id => document.getElementById(id);

const phones = new Map();
const announced = new Map();
let setup = {phones: [], numbers: [], webhookUrl: null};

const refreshFaults = faultPanel(element("faults"), element("broken"), element("mend"), () => {
    phones.forEach(phone => phone.showReach());
});
let faultsTimer;

start();

async function start() {
    setup = await (await fetch("/simulator/setup")).json();
    const target = setup.webhookUrl ? ` Texts to ${setup.numbers[0]} go to ${setup.webhookUrl.split("#")[0]}.` : "";
    element("where").textContent = `A simulated Twilio on this machine. No text leaves it.${target}`;
    setup.phones.forEach(phone => element("known").append(knownPhone(phone)));
    const first = setup.phones.slice(0, 3).map(phone => phone.number);
    (remembered() ?? first).forEach(number => open(number));
    await refreshFaults();
    element("other").addEventListener("submit", event => {
        event.preventDefault();
        const number = element("other-number").value.trim();
        open(/^[0-9]{7,}$/.test(number) ? `+${number}` : number).focus();
        event.target.reset();
    });
    showCurl();
    listen();
}

function listen() {
    const events = new EventSource("/simulator/events");
    events.addEventListener("ready", async () => {
        element("live").textContent = "live";
        element("live").classList.add("on");
        await Promise.all([...phones.values()].map(phone => phone.load()));
    });
    events.addEventListener("message", event => {
        const message = JSON.parse(event.data);
        phones.get(message.phone)?.show(message);
        clearTimeout(faultsTimer);
        faultsTimer = setTimeout(refreshFaults, 400);
    });
    events.addEventListener("reset", () => phones.forEach(phone => phone.clear()));
    events.addEventListener("error", () => {
        element("live").textContent = "not connected";
        element("live").classList.remove("on");
    });
}

function knownPhone(phone) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.number = phone.number;
    button.textContent = phone.label;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
        if (phones.has(phone.number)) {
            close(phone.number);
        } else {
            open(phone.number).focus();
        }
    });
    item.append(button);
    return item;
}

function open(number) {
    if (!phones.has(number)) {
        const phone = new Phone(number);
        phones.set(number, phone);
        element("phones").append(phone.card);
        phone.load();
        changed();
    }
    return phones.get(number);
}

function close(number) {
    phones.get(number)?.card.remove();
    phones.delete(number);
    changed();
}

function changed() {
    element("empty").hidden = phones.size > 0;
    document.querySelectorAll("#known button").forEach(button => {
        button.setAttribute("aria-pressed", String(phones.has(button.dataset.number)));
    });
    sessionStorage.setItem(OPEN_KEY, JSON.stringify([...phones.keys()]));
    showCurl();
}

function remembered() {
    const stored = sessionStorage.getItem(OPEN_KEY);
    return stored === null ? null : JSON.parse(stored);
}

function showCurl() {
    const number = phones.keys().next().value ?? setup.phones[0]?.number ?? "+15550123456";
    element("curl").textContent =
        `curl ${location.origin}/simulator/messages --data-urlencode From=${number} --data-urlencode 'Body=Hello'`;
}

/** One phone: its card, its conversation, its composer. */
class Phone {
    constructor(number) {
        this.number = number;
        this.items = new Map();
        this.card = element("phone-template").content.firstElementChild.cloneNode(true);
        this.chat = this.card.querySelector(".chat");
        const label = setup.phones.find(phone => phone.number === number)?.label;
        this.card.querySelector("h2").textContent = label ?? number;
        this.card.querySelector(".number").textContent = label ? number : "a phone";
        this.card.querySelector(".close").addEventListener("click", () => close(number));
        this.reach = this.card.querySelector("select");
        this.reach.addEventListener("change", () => setOutcome(number, this.reach.value));
        this.compose(this.card.querySelector("form"));
        this.showReach();
    }

    compose(form) {
        const text = form.querySelector("textarea");
        text.id = `text-${this.number}`;
        form.querySelector("label").htmlFor = text.id;
        form.addEventListener("submit", event => {
            event.preventDefault();
            if (text.value.trim() !== "") {
                this.send(text.value);
                text.value = "";
            }
        });
        text.addEventListener("keydown", event => {
            if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
                event.preventDefault();
                form.requestSubmit();
            }
        });
    }

    focus() {
        this.card.querySelector("textarea").focus({preventScroll: true});
    }

    async load() {
        const query = `phone=${encodeURIComponent(this.number)}&limit=200`;
        const [messages, webhooks] = await Promise.all([
            fetch(`/simulator/messages?${query}`).then(response => response.json()),
            fetch("/simulator/webhooks?kind=incoming&limit=500").then(response => response.json()),
        ]);
        webhooks.webhooks.forEach(call => announced.set(call.messageSid, {
            delivered: call.errorCode === undefined && call.status !== undefined,
            status: call.status,
            errorCode: call.errorCode,
        }));
        this.clear();
        messages.messages.reverse().forEach(message => this.show(message));
    }

    clear() {
        this.items.clear();
        this.chat.replaceChildren();
    }

    async send(body) {
        const response = await fetch("/simulator/messages", {
            method: "POST",
            body: new URLSearchParams({From: this.number, Body: body}),
        });
        const answer = await response.json();
        if (response.ok) {
            announced.set(answer.sid, answer.webhook);
            const item = this.items.get(answer.sid);
            if (item) {
                this.note(item, item.message);
            }
        }
    }

    show(message) {
        const atEnd = this.chat.scrollHeight - this.chat.scrollTop - this.chat.clientHeight < 60;
        let item = this.items.get(message.sid);
        if (!item) {
            item = this.draw(message);
            this.items.set(message.sid, item);
        }
        item.message = message;
        const state = message.direction === "fromPhone" ? "" : stateOf(message.status);
        item.row.className = `message ${message.direction === "fromPhone" ? "mine" : "theirs"} ${state}`;
        item.bubble.textContent = message.body + (message.media.length > 0 ? ` [${message.media.length} picture(s)]` : "");
        this.note(item, message);
        if (atEnd) {
            this.chat.scrollTop = this.chat.scrollHeight;
        }
    }

    draw(message) {
        const row = document.createElement("li");
        const bubble = document.createElement("div");
        bubble.className = "bubble";
        const note = document.createElement("div");
        row.append(bubble, note);
        row.dataset.sequence = message.sequence;
        const later = [...this.chat.children].find(other => Number(other.dataset.sequence) > message.sequence);
        this.chat.insertBefore(row, later ?? null);
        return {row, bubble, note, message};
    }

    note(item, message) {
        const {words, bad} = message.direction === "fromPhone" ? announcement(message.sid) : arrival(message);
        const time = new Date(message.at).toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"});
        item.note.className = bad ? "note bad" : "note";
        item.note.textContent = words === "" ? time : `${time} · ${words}`;
    }

    showReach() {
        this.reach.value = outcomeOf(this.number);
        this.card.classList.toggle("unreachable", this.reach.value !== "delivered");
    }
}

function stateOf(status) {
    if (NEVER_ARRIVED.has(status)) {
        return "lost";
    }
    return status === "delivered" ? "" : "waiting";
}

function arrival(message) {
    if (NEVER_ARRIVED.has(message.status)) {
        return {words: `${message.status}, error ${message.errorCode ?? "unknown"}`, bad: true};
    }
    return {words: message.status, bad: false};
}

function announcement(sid) {
    const webhook = announced.get(sid);
    if (webhook === undefined) {
        return {words: "", bad: false};
    }
    if (webhook.delivered && webhook.errorCode === undefined) {
        return {words: "handed over", bad: false};
    }
    const code = webhook.errorCode === undefined ? "" : `, error ${webhook.errorCode}`;
    return {words: webhook.status ? `answered ${webhook.status}${code}` : `not announced${code}`, bad: true};
}
