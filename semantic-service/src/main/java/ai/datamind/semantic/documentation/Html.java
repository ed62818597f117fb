package ai.datamind.semantic.documentation;

import java.util.List;
import java.util.stream.Collectors;

/** A page as one HTML file that loads nothing and runs nothing; the diagram is drawn in it. */
final class Html {

    private static final String STYLE =
            "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;"
                    + "color:#1b1f24;background:#fff}table{border-collapse:collapse;width:100%;margin:1rem 0}th,td{border:1px solid"
                    + " #d0d7de;padding:.35rem .6rem;text-align:left;vertical-align:top}th{background:#f6f8fa}svg{max-width:100%;"
                    + "height:auto}svg text{font:13px system-ui,sans-serif;fill:#1b1f24}svg .name{font-weight:600}svg rect{fill:"
                    + "#f6f8fa;stroke:#57606a}svg path{stroke:#57606a;fill:none}@media(prefers-color-scheme:dark){body{color:#e6edf3;"
                    + "background:#0d1117}th,svg rect{background:#161b22;fill:#161b22}th,td{border-color:#30363d}svg text{fill:#e6edf3}}";

    private Html() {}

    static String render(Page page) {
        String title = escape(page.title());
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>" + title + "</title><style>" + STYLE
                + "</style></head>\n<body><main>\n<h1>" + title + "</h1>\n"
                + page.blocks().stream().map(Html::block).collect(Collectors.joining("\n"))
                + "\n</main></body></html>\n";
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading ->
                "<h" + heading.level() + ">" + escape(heading.text()) + "</h" + heading.level() + ">";
            case Block.Paragraph paragraph -> "<p>" + escape(paragraph.text()) + "</p>";
            case Block.Table table ->
                "<table><thead>" + row(table.headers(), "th") + "</thead><tbody>"
                        + table.rows().stream().map(r -> row(r, "td")).collect(Collectors.joining())
                        + "</tbody></table>";
            case Block.Drawing drawing -> new Drawing(drawing.diagram()).svg();
        };
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(c -> "<" + tag + ">" + (c == null ? "" : escape(c)) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
