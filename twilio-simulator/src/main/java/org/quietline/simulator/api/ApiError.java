package org.quietline.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.quietline.simulator.http.Reply;

/** An error of the REST API. Like the real ones, its message may hold a whole number, so it shows its code alone. */
record ApiError(int status, int code, String message) {
    static final ApiError NOT_AUTHENTICATED = new ApiError(401, 20003, "Authenticate");
    static final ApiError TOO_MANY_REQUESTS = new ApiError(429, 20429, "Too Many Requests");
    static final ApiError INTERNAL = new ApiError(500, 20500, "An internal server error has occurred");
    static final ApiError UNAVAILABLE = new ApiError(503, 20503, "Service is temporarily unavailable");

    static ApiError notFound(String path) {
        return new ApiError(404, 20404, "The requested resource " + path + " was not found");
    }

    static ApiError badRequest(int code, String message) {
        return new ApiError(400, code, message);
    }

    Reply reply() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Reply.json(status, body);
    }

    @Override
    public String toString() {
        return "ApiError " + code;
    }
}
