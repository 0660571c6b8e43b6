// The panel that breaks things: switches in plain words over the faults document.

const GROUPS = [
    {
        title: "Twilio, when it is asked to send",
        faults: [
            {name: "api-429", words: "is too busy (429)"},
            {name: "api-500", words: "fails (500)"},
            {name: "api-503", words: "is unavailable (503)"},
            {name: "api-502", words: "answers with a gateway’s HTML (502)"},
            {name: "api-500", words: "takes the message, yet says it failed (500)", with: {accepted: true}},
            {name: "api-delay", words: "takes five seconds", with: {milliseconds: 5000}},
            {name: "api-drop-before", words: "hangs up and takes nothing"},
            {name: "api-drop-after", words: "takes the message and hangs up"},
        ],
    },
    {
        title: "Reports on what was sent",
        faults: [
            {name: "callback-lost", words: "never come"},
            {name: "callback-duplicate", words: "come twice"},
            {name: "callback-out-of-order", words: "come last first"},
            {name: "callback-early", words: "come before Twilio has answered"},
        ],
    },
    {
        title: "Texts from phones",
        faults: [
            {name: "webhook-lost", words: "are not announced"},
            {name: "webhook-duplicate", words: "are announced twice"},
        ],
    },
    {
        title: "Twilio’s records",
        faults: [
            {section: "list", key: "lagMilliseconds", on: 60000, words: "list messages a minute late"},
            {section: "list", key: "dateSentNullMilliseconds", on: 60000, words: "give no send date for a minute"},
            {section: "account", key: "trialPrefix", on: true, words: "put the trial notice before each text"},
        ],
    },
];

const HOW_OFTEN = [
    {words: "every time", strike: {}},
    {words: "once", strike: {times: 1}},
    {words: "three times", strike: {times: 3}},
    {words: "half the time", strike: {probability: 0.5}},
];

let faultsDocument = {};

export function outcomeOf(phone) {
    return faultsDocument.phones?.[phone]?.outcome ?? "delivered";
}

export async function setOutcome(phone, outcome) {
    const phones = {...faultsDocument.phones};
    if (outcome === "delivered") {
        delete phones[phone];
    } else {
        phones[phone] = outcome === "failed" ? {outcome, errorCode: 30004} : {outcome};
    }
    await put({...faultsDocument, phones});
}

/** Draws the panel into the element and returns a function that reads the faults anew. */
export function faultPanel(element, counter, mend, changed) {
    const rows = GROUPS.flatMap(group => drawGroup(element, group));
    const refresh = async () => {
        const response = await fetch("/simulator/faults");
        show(await response.json());
    };
    const show = document => {
        faultsDocument = document;
        const broken = rows.filter(row => row.show(document)).length + Object.keys(document.phones ?? {}).length;
        counter.textContent = broken === 0 ? "" : `${broken} broken`;
        changed();
    };
    put = async document => {
        const response = await fetch("/simulator/faults", {
            method: "PUT",
            headers: {"Content-Type": "application/json"},
            body: JSON.stringify(document),
        });
        if (response.ok) {
            show(await response.json());
        } else {
            await refresh();
        }
    };
    mend.addEventListener("click", async () => {
        const response = await fetch("/simulator/faults", {method: "DELETE"});
        show(await response.json());
    });
    return refresh;
}

let put = async () => {};

function drawGroup(element, group) {
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = group.title;
    fieldset.append(legend);
    element.append(fieldset);
    return group.faults.map(fault => (fault.section ? drawSetting(fieldset, fault) : drawFault(fieldset, fault)));
}

function drawRow(fieldset, words) {
    const row = document.createElement("div");
    row.className = "fault";
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("role", "switch");
    label.append(box, words);
    row.append(label);
    fieldset.append(row);
    return {row, box};
}

function drawFault(fieldset, fault) {
    const {row, box} = drawRow(fieldset, fault.words);
    const often = document.createElement("select");
    often.setAttribute("aria-label", `How often: ${fault.words}`);
    HOW_OFTEN.forEach((choice, index) => often.add(new Option(choice.words, String(index))));
    row.append(often);
    const change = () => {
        const faults = {...faultsDocument.faults};
        delete faults[fault.name];
        if (box.checked) {
            faults[fault.name] = {...HOW_OFTEN[Number(often.value)].strike, ...fault.with};
        }
        put({...faultsDocument, faults});
    };
    box.addEventListener("change", change);
    often.addEventListener("change", change);
    return {
        show(current) {
            const strike = current.faults?.[fault.name];
            const meant = Boolean(strike?.accepted) === Boolean(fault.with?.accepted);
            box.checked = strike !== undefined && meant && strike.times !== 0;
            often.disabled = !box.checked;
            if (box.checked) {
                often.value = String(choiceOf(strike));
            }
            return box.checked;
        },
    };
}

function choiceOf(strike) {
    if (strike.probability !== undefined) {
        return 3;
    }
    return strike.times === undefined ? 0 : strike.times === 1 ? 1 : 2;
}

function drawSetting(fieldset, fault) {
    const {box} = drawRow(fieldset, fault.words);
    box.addEventListener("change", () => {
        const off = typeof fault.on === "number" ? 0 : false;
        const section = {...faultsDocument[fault.section], [fault.key]: box.checked ? fault.on : off};
        put({...faultsDocument, [fault.section]: section});
    });
    return {
        show(current) {
            box.checked = Boolean(current[fault.section]?.[fault.key]);
            return box.checked;
        },
    };
}
