-- What failed without the carrier being known to have accepted it is looked for in the carrier's log again for a while.
CREATE INDEX outgoing_failed_unaccepted ON outgoing_messages (status_since, id)
    WHERE status = 'failed' AND twilio_sms_message_sid IS NULL;
