-- Times are nanoseconds since 1970-01-01T00:00Z: datetime(timestamp / 1000000000, 'unixepoch') shows one.
-- Every listing of messages is read along an index that begins with all that can be filtered by, so one index serves
-- all filters: the query merges the few strands that a filter admits.

CREATE TABLE users (
    phone_number TEXT NOT NULL PRIMARY KEY,
    status TEXT NOT NULL,
    display_name TEXT,
    opted_out_at INTEGER,
    created_at INTEGER,
    updated_at INTEGER,
    -- What the program makes of display_name: the name to sort by, and the name that it was made of. Rows written by
    -- hand leave both out; the program fills them in before it lists users.
    name_key TEXT NOT NULL DEFAULT '',
    named_as TEXT
) STRICT;
CREATE INDEX users_by_name ON users (name_key, phone_number);
CREATE INDEX users_to_be_named ON users (phone_number) WHERE display_name IS NOT named_as;

-- A user's name from each of its words on, to find users by the start of any word.
CREATE TABLE user_words (
    word TEXT NOT NULL,
    phone_number TEXT NOT NULL,
    PRIMARY KEY (word, phone_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE incoming_messages (
    -- In the order of time: milliseconds since 1970 times 2^20, and a number among those of the same millisecond.
    seq INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    phone_number TEXT NOT NULL,
    message_content TEXT NOT NULL,
    timestamp INTEGER NOT NULL,
    is_registered INTEGER NOT NULL,
    response_sent INTEGER NOT NULL DEFAULT 0,
    acknowledgement_id TEXT,
    "to" TEXT NOT NULL,
    num_segments INTEGER NOT NULL,
    media TEXT,
    opt_out TEXT,
    silence TEXT,
    recovered INTEGER GENERATED ALWAYS AS (recovered_at IS NOT NULL) VIRTUAL,
    recovered_at INTEGER,
    contact_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX incoming_by_time ON incoming_messages (is_registered, response_sent, timestamp, id);
CREATE INDEX incoming_by_name ON incoming_messages (is_registered, response_sent, contact_name, timestamp, id);
CREATE INDEX incoming_by_contact ON incoming_messages (phone_number, timestamp, id);

CREATE TABLE outgoing_messages (
    -- As in incoming_messages, by queued_at.
    seq INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL DEFAULT 1,
    phone_number TEXT NOT NULL,
    sender TEXT,
    message_content TEXT NOT NULL,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    operator_id TEXT,
    in_reply_to TEXT,
    queued_at INTEGER NOT NULL,
    sent_at INTEGER,
    delivered_at INTEGER,
    failed_at INTEGER,
    twilio_sms_message_sid TEXT,
    error_code INTEGER,
    error_message TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When the present status was reached.
    status_since INTEGER NOT NULL,
    claimed_until INTEGER,
    next_attempt_at INTEGER,
    history TEXT NOT NULL,
    contact_name TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outgoing_by_time ON outgoing_messages (status, queued_at, id);
CREATE INDEX outgoing_by_name ON outgoing_messages (status, contact_name, queued_at, id);
CREATE INDEX outgoing_by_contact ON outgoing_messages (phone_number, queued_at, id);
CREATE INDEX outgoing_by_sid ON outgoing_messages (twilio_sms_message_sid) WHERE twilio_sms_message_sid IS NOT NULL;
CREATE INDEX outgoing_due ON outgoing_messages (next_attempt_at, id) WHERE status = 'queued';
CREATE INDEX outgoing_claimed ON outgoing_messages (claimed_until, id) WHERE status = 'sending';
CREATE INDEX outgoing_sending ON outgoing_messages (phone_number) WHERE status = 'sending';
CREATE INDEX outgoing_unconfirmed ON outgoing_messages (status_since, id) WHERE status = 'unconfirmed';
CREATE INDEX outgoing_unreported ON outgoing_messages (status_since, id) WHERE status = 'sent';

-- The program cuts texts into tokens itself and hands them over separated by spaces; # stands before the last digits
-- that a mask shows. The ascii tokenizer leaves every other character alone.
CREATE VIRTUAL TABLE incoming_search USING fts5 (
    search_tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '#'");
CREATE VIRTUAL TABLE outgoing_search USING fts5 (
    search_tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '#'");

CREATE TABLE conversations (
    phone_number TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    handled_by TEXT,
    handled_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_events (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    run TEXT NOT NULL,
    number INTEGER NOT NULL,
    seal TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit_events (at, id);
CREATE INDEX audit_by_run ON audit_events (run, number, id);

CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    operator TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_age ON sessions (began_at);

CREATE TABLE watermarks (
    name TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which messages each commit made or changed, for other processes on this file; only the latest commits are kept.
CREATE TABLE changes (
    seq INTEGER NOT NULL PRIMARY KEY,
    writer TEXT NOT NULL,
    messages TEXT NOT NULL
) STRICT;

-- One row that the readiness check writes to.
CREATE TABLE store_check (
    id INTEGER NOT NULL PRIMARY KEY,
    writes INTEGER NOT NULL
) STRICT;
INSERT INTO store_check (id, writes) VALUES (1, 0);
