package ai.datamind.sql.firewall;

import ai.datamind.sql.tree.Slots;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.ASTNodeAccessImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every concrete class of the parser's tree and every slot of it is either allowed in nodes.txt or written down as known
 * and refused in known-nodes.txt. A new version of the parser cannot add a place that nobody looked at.
 */
class NodeRulesTest {
    private final NodeRules rules = NodeRules.load("nodes.txt");

    @Test
    void everyNodeClassAndSlotIsKnown() throws IOException {
        Set<String> known = new TreeSet<>(knownFile());

        Set<String> found = found();

        assertThat(found)
                .as("slots of the parser's tree that nobody has judged")
                .isEqualTo(known);
    }

    @Test
    void everyAllowedSlotExists() throws IOException {
        Map<String, Set<String>> slots = new java.util.HashMap<>();
        for (Class<?> type : classes()) {
            Set<String> names = new TreeSet<>();
            Slots.of(type).forEach(s -> names.add(s.id().substring(s.id().lastIndexOf('.') + 1)));
            slots.merge(simple(type), names, (a, b) -> {
                a.addAll(b);
                return a;
            });
        }
        for (String name : rules.classNames()) {
            assertThat(slots).containsKey(name);
        }
    }

    private Set<String> found() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (Class<?> type : classes()) {
            var allowed = rules.of(type);
            if (allowed == null) {
                lines.add(type.getName() + " refused");
                continue;
            }
            for (Slots.Slot slot : Slots.of(type)) {
                String name = slot.id().substring(slot.id().lastIndexOf('.') + 1);
                lines.add(type.getName() + " " + slot.id() + " "
                        + (allowed.containsKey(name)
                                ? allowed.get(name).getClass().getSimpleName()
                                : "default"));
            }
        }
        return lines;
    }

    private static Set<String> knownFile() throws IOException {
        try (InputStream in = NodeRulesTest.class.getResourceAsStream("known-nodes.txt")) {
            return new TreeSet<>(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n")));
        }
    }

    private static String simple(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }

    private static List<Class<?>> classes() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        URI jar = URI.create("jar:"
                + ASTNodeAccessImpl.class.getProtectionDomain().getCodeSource().getLocation());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of());
                Stream<java.nio.file.Path> paths = Files.walk(files.getPath("/net/sf/jsqlparser"))) {
            for (String name : paths.map(Object::toString)
                    .filter(p -> p.endsWith(".class"))
                    .sorted()
                    .toList()) {
                boolean tree =
                        name.contains("/expression/") || name.contains("/statement/") || name.contains("/schema/");
                if (tree) {
                    add(name.substring(1, name.length() - 6).replace('/', '.'), classes);
                }
            }
        }
        return classes;
    }

    private static void add(String name, List<Class<?>> classes) {
        try {
            Class<?> type = Class.forName(name, false, NodeRulesTest.class.getClassLoader());
            if (!Modifier.isAbstract(type.getModifiers())
                    && !type.isEnum()
                    && !type.isInterface()
                    && !type.isAnonymousClass()) {
                classes.add(type);
            }
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Writes known-nodes.txt anew, to be read through after a change of the parser or of nodes.txt. */
    public static void main(String[] args) throws IOException {
        Files.write(java.nio.file.Path.of(args[0]), new NodeRulesTest().found());
    }
}
