package ai.datamind.semantic.documentation;

import java.util.List;
import java.util.stream.Collectors;

/** A page as Markdown; the diagram is Mermaid, which most readers of Markdown draw. */
final class Markdown {

    private Markdown() {}

    static String render(Page page) {
        var text = new StringBuilder("# ").append(escape(page.title())).append("\n");
        page.blocks().forEach(b -> text.append('\n').append(block(b)).append('\n'));
        return text.toString();
    }

    private static String block(Block block) {
        return switch (block) {
            case Block.Heading heading -> "#".repeat(heading.level()) + " " + escape(heading.text());
            case Block.Paragraph paragraph -> escape(paragraph.text());
            case Block.Table table -> table(table);
            case Block.Drawing drawing -> mermaid(drawing.diagram());
        };
    }

    private static String table(Block.Table table) {
        String rule = "|" + " --- |".repeat(table.headers().size());
        return row(table.headers()) + "\n" + rule + "\n"
                + table.rows().stream().map(Markdown::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String cell(String text) {
        return text == null ? "" : escape(text).replaceAll("\\s*\\R\\s*", " ");
    }

    /** Names and words of people must not turn into markup, nor into HTML where the reader passes it on. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("([\\\\`*_\\[\\]|#!])", "\\\\$1");
    }

    private static String mermaid(Diagram diagram) {
        var text = new StringBuilder("```mermaid\nerDiagram\n");
        for (Diagram.Box box : diagram.boxes()) {
            text.append("    ").append(word(box.name())).append(" {\n");
            box.lines()
                    .forEach(line -> text.append("        ").append(line(line)).append('\n'));
            text.append("    }\n");
        }
        diagram.arrows()
                .forEach(a -> text.append("    ")
                        .append(word(a.from()))
                        .append(" }o--|| ")
                        .append(word(a.to()))
                        .append(" : ")
                        .append(word(a.label()))
                        .append('\n'));
        return text.append("```").toString();
    }

    /** Mermaid wants a type and a name. */
    private static String line(String line) {
        String[] words = line.split(" ", 2);
        return words.length == 2 ? word(words[0]) + " " + word(words[1]) : "field " + word(line);
    }

    private static String word(String text) {
        return text.replaceAll("[^A-Za-z0-9_]+", "_");
    }
}
