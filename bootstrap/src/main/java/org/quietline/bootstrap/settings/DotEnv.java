package org.quietline.bootstrap.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of variables: {@code NAME=value} on each line, {@code export} before it allowed, values bare or within single
 * or double quotes, comments from {@code #} on. Nothing in a value is expanded, so a {@code $} is a {@code $}.
 *
 * @param problems a line each that cannot be read
 */
record DotEnv(Map<String, String> variables, List<Problem> problems) {
    private static final Pattern LINE = Pattern.compile(
            "(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(?:'([^']*)'\\s*(?:#.*)?|\"([^\"]*)\"\\s*(?:#.*)?|(.*))");
    private static final Pattern COMMENT_BEHIND = Pattern.compile("(?:^|\\s)#.*$");

    static DotEnv parse(String text) {
        Map<String, String> variables = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line).strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(content);
            if (matcher.matches()) {
                variables.put(matcher.group(1), value(matcher));
            } else {
                problems.add(new Problem(".env", "line " + number + " is not NAME=value"));
            }
        }
        return new DotEnv(variables, problems);
    }

    private static String value(Matcher line) {
        if (line.group(2) != null) {
            return line.group(2);
        }
        if (line.group(3) != null) {
            return line.group(3);
        }
        return COMMENT_BEHIND.matcher(line.group(4)).replaceFirst("").strip();
    }
}
