package org.quietline.adapter.web.page;

import java.util.List;

/** Several things of which one is chosen. */
public record Choices(String label, List<Choice> choices) {}
