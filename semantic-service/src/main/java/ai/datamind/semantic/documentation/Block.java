package ai.datamind.semantic.documentation;

import java.util.List;

/** A piece of a page, before it is Markdown or HTML. Texts are plain: whoever renders them escapes them. */
sealed interface Block {

    record Heading(int level, String text) implements Block {}

    record Paragraph(String text) implements Block {}

    record Table(List<String> headers, List<List<String>> rows) implements Block {}

    record Drawing(Diagram diagram) implements Block {}
}
