-- Everybody who ever wrote, so that the lists of conversations need not go through the messages. Triggers keep it right,
-- whoever writes to the other tables. Read along an index that begins with all that can be filtered by.
CREATE TABLE senders (
    phone_number TEXT NOT NULL PRIMARY KEY,
    received INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    last_id TEXT NOT NULL,
    is_handled INTEGER NOT NULL,
    -- Whether the number is in the directory now.
    is_user INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO senders (phone_number, received, first_at, last_at, last_id, is_handled, is_user)
SELECT phone_number, count(*), min(timestamp), max(timestamp), '',
    EXISTS (SELECT 1 FROM conversations c WHERE c.phone_number = i.phone_number AND c.state = 'handled'),
    EXISTS (SELECT 1 FROM users u WHERE u.phone_number = i.phone_number)
FROM incoming_messages i GROUP BY phone_number;
UPDATE senders SET last_id = (
    SELECT i.id FROM incoming_messages i WHERE i.phone_number = senders.phone_number
    ORDER BY i.timestamp DESC, i.id DESC LIMIT 1);

CREATE INDEX senders_by_time ON senders (is_handled, is_user, last_at, last_id);

CREATE TRIGGER a_message_came AFTER INSERT ON incoming_messages BEGIN
    INSERT INTO senders (phone_number, received, first_at, last_at, last_id, is_handled, is_user)
    VALUES (NEW.phone_number, 1, NEW.timestamp, NEW.timestamp, NEW.id,
        EXISTS (SELECT 1 FROM conversations c WHERE c.phone_number = NEW.phone_number AND c.state = 'handled'),
        EXISTS (SELECT 1 FROM users u WHERE u.phone_number = NEW.phone_number))
    ON CONFLICT (phone_number) DO UPDATE SET
        received = received + 1,
        first_at = min(first_at, excluded.first_at),
        last_id = CASE WHEN (excluded.last_at, excluded.last_id) > (last_at, last_id)
            THEN excluded.last_id ELSE last_id END,
        last_at = max(last_at, excluded.last_at);
END;

CREATE TRIGGER a_conversation_was_touched AFTER INSERT ON conversations BEGIN
    UPDATE senders SET is_handled = (NEW.state = 'handled') WHERE phone_number = NEW.phone_number;
END;

CREATE TRIGGER a_conversation_changed AFTER UPDATE OF state ON conversations BEGIN
    UPDATE senders SET is_handled = (NEW.state = 'handled') WHERE phone_number = NEW.phone_number;
END;

CREATE TRIGGER a_user_was_added AFTER INSERT ON users BEGIN
    UPDATE senders SET is_user = 1 WHERE phone_number = NEW.phone_number;
END;

-- The program deletes nobody; people with a database tool may.
CREATE TRIGGER a_user_was_deleted AFTER DELETE ON users BEGIN
    UPDATE senders SET is_user = 0 WHERE phone_number = OLD.phone_number;
END;

-- What operators wrote, apart from acknowledgements.
CREATE INDEX outgoing_written ON outgoing_messages (phone_number, queued_at, id) WHERE kind = 'operator';

-- Operators find users by the four digits that masks show.
CREATE INDEX users_by_last_digits ON users (substr(phone_number, -4));
