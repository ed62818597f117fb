package ai.datamind.semantic.document.reading;

import ai.datamind.semantic.document.InvalidDocument;
import ai.datamind.semantic.document.Problem;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Text to a tree of nodes that know their place. Limits keep a small text from becoming a large tree. */
final class YamlText {

    /** Characters; far above any hand-written model. */
    static final int LONGEST = 5_000_000;

    private static final int MOST_ALIASES = 20;
    private static final int DEEPEST = 30;

    private YamlText() {}

    static List<Node> documents(String text) {
        if (text.length() > LONGEST) {
            throw new InvalidDocument(
                    List.of(new Problem("$", 0, 0, "the document is longer than " + LONGEST + " characters", null)));
        }
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LONGEST);
        options.setAllowRecursiveKeys(false);
        options.setAllowDuplicateKeys(false);
        try {
            var nodes = new ArrayList<Node>();
            new Yaml(new SafeConstructor(options))
                    .composeAll(new StringReader(text))
                    .forEach(nodes::add);
            return nodes;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            int line = mark == null ? 0 : mark.getLine() + 1;
            int column = mark == null ? 0 : mark.getColumn() + 1;
            throw new InvalidDocument(List.of(new Problem("$", line, column, "no YAML: " + e.getProblem(), null)));
        } catch (YAMLException e) {
            throw new InvalidDocument(List.of(new Problem("$", 0, 0, "no YAML: " + firstLine(e), null)));
        }
    }

    private static String firstLine(YAMLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
