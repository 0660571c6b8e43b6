package org.quietline.bootstrap.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Writes rows one by one. */
interface ExportFormat {
    /** Writes one row. */
    void write(ExportRow row) throws IOException;

    /** A header and a line per message. A cell that a spreadsheet would run as a formula begins with an apostrophe. */
    static ExportFormat csv(Writer out) throws IOException {
        CSVFormat format = CSVFormat.RFC4180;
        out.write(format.format(ExportRow.FIELDS.toArray()) + format.getRecordSeparator());
        return row -> {
            List<String> cells = new ArrayList<>();
            for (String field : ExportRow.FIELDS) {
                cells.add(cell(row.get(field)));
            }
            out.write(format.format(cells.toArray()) + format.getRecordSeparator());
        };
    }

    /** One JSON object per line. */
    static ExportFormat ndjson(Writer out) {
        JsonFactory json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return row -> {
            try (JsonGenerator object = json.createGenerator(out)) {
                object.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
                object.writeStartObject();
                for (String field : ExportRow.FIELDS) {
                    write(object, field, row.get(field));
                }
                object.writeEndObject();
            }
            out.write('\n');
        };
    }

    private static String cell(@Nullable Object value) {
        String text = value instanceof List<?> texts
                ? String.join(" ", texts.stream().map(String::valueOf).toList())
                : value == null ? "" : value.toString();
        boolean looksLikeFormula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return looksLikeFormula ? "'" + text : text;
    }

    private static void write(JsonGenerator object, String field, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> {}
            case Boolean flag -> object.writeBooleanField(field, flag);
            case Integer number -> object.writeNumberField(field, number);
            case List<?> texts -> {
                object.writeArrayFieldStart(field);
                for (Object text : texts) {
                    object.writeString(String.valueOf(text));
                }
                object.writeEndArray();
            }
            default -> object.writeStringField(field, value.toString());
        }
    }
}
