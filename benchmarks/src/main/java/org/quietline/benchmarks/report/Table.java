package org.quietline.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Figures as a table in Markdown, its columns aligned so that it reads well on a terminal too. */
public final class Table {
    private record Column(String head, Function<Figure, String> cell, boolean isRight) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("scenario", Figure::scenario, false),
            new Column("figure", Figure::shown, true),
            new Column("baseline", Figure::shownBaseline, true),
            new Column("ratio", Figure::shownRatio, true),
            new Column("target", Figure::shownTarget, false),
            new Column("", Figure::verdict, false));

    private Table() {}

    /** The table, one line each. */
    public static List<String> of(List<Figure> figures) {
        List<String> lines = new ArrayList<>(Collections.nCopies(figures.size() + 2, "|"));
        for (Column column : COLUMNS) {
            List<String> cells = figures.stream().map(column.cell()).toList();
            int width = Math.max(
                    Math.max(3, column.head().length()),
                    cells.stream().mapToInt(String::length).max().orElse(0));
            add(lines, 0, pad(column.head(), width, false));
            add(lines, 1, column.isRight() ? "-".repeat(width - 1) + ":" : "-".repeat(width));
            for (int i = 0; i < cells.size(); i++) {
                add(lines, i + 2, pad(cells.get(i), width, column.isRight()));
            }
        }
        return lines;
    }

    private static void add(List<String> lines, int line, String cell) {
        lines.set(line, lines.get(line) + " " + cell + " |");
    }

    private static String pad(String text, int width, boolean isRight) {
        String space = " ".repeat(width - text.length());
        return isRight ? space + text : text + space;
    }
}
