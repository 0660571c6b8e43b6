package org.quietline.adapter.web.page;

import java.util.List;

/**
 * Everything to and from one contact.
 *
 * @param state open or handled, and by whom
 * @param isOpen whether somebody has to look after it
 * @param standing whether they are registered
 * @param bubbles the oldest first
 * @param earlier the page before, or ""
 * @param latest the newest page, or "" when this is it
 * @param refusal why nothing can be sent, or ""
 * @param replyId the id of the reply
 * @param text what was written before, or ""
 * @param error why it was not sent, or ""
 * @param isQuestion whether that is only something to read first
 * @param seen the contact's latest message that the page shows, as the reply form hands it back
 */
public record ConversationPage(
        Contact contact,
        Badge state,
        boolean isOpen,
        Badge standing,
        List<Bubble> bubbles,
        String earlier,
        String latest,
        String refusal,
        String replyId,
        String text,
        String error,
        boolean isQuestion,
        String seen) {}
