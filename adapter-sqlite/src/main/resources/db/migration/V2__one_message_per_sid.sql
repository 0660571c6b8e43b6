-- The carrier's name for a message belongs to one message for good.
DROP INDEX outgoing_by_sid;
CREATE UNIQUE INDEX outgoing_by_sid ON outgoing_messages (twilio_sms_message_sid)
    WHERE twilio_sms_message_sid IS NOT NULL;
