package ai.datamind.semantic.generate.proposal;

import ai.datamind.semantic.generate.word.Words;
import ai.datamind.semantic.metadata.facts.ColumnFacts;
import ai.datamind.semantic.metadata.facts.TableFacts;
import ai.datamind.semantic.metadata.facts.TableFacts.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds keys and relationships that were never declared: a column that holds every value once and is named like a key; a column
 * named like another table's key whose values are found there. Names alone are not believed, nor are values alone.
 */
public record Relationships(List<TableFacts> tables, Inclusion inclusion, List<Evidence> evidence) {

    private static final double ENOUGH = 0.7;
    private static final Set<String> KEY_WORDS = Set.of("id", "key", "code", "no", "number", "nr", "num", "sk", "pk");

    public List<TableFacts> completed() {
        List<TableFacts> keyed = tables.stream().map(this::withKey).toList();
        return keyed.stream().map(t -> withReferences(t, keyed)).toList();
    }

    /** The declared key, or a single column that holds each value once and is named like one. */
    private TableFacts withKey(TableFacts table) {
        if (!table.primaryKey().isEmpty() || table.kind().equals("view")) {
            return table;
        }
        Optional<List<String>> declared = table.uniqueKeys().stream().findFirst();
        Optional<List<String>> found = declared.or(() -> table.columns().stream()
                .filter(c -> c.unique() && c.nullShare() == 0 && namedLikeKeyOf(c, table))
                .findFirst()
                .map(c -> List.of(c.name())));
        found.ifPresent(key -> evidence.add(new Evidence(
                Words.name(table.relation().table()) + ".entities",
                declared.isPresent() ? 0.95 : 0.8,
                "no primary key is declared; " + String.join(", ", key) + " holds each value once")));
        return found.map(key -> new TableFacts(
                        table.relation(),
                        table.kind(),
                        table.comment(),
                        table.rows(),
                        table.bytes(),
                        table.columns(),
                        key,
                        table.uniqueKeys(),
                        table.references()))
                .orElse(table);
    }

    private static boolean namedLikeKeyOf(ColumnFacts column, TableFacts table) {
        List<String> words = Words.of(bare(column, table));
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        String entity = Words.singularName(table.relation().table());
        String glued = String.join("", words);
        String whole = entity.replace("_", "");
        boolean gluedKey = KEY_WORDS.stream().anyMatch(k -> glued.equals(whole + k) || glued.equals(k));
        // "custkey" first in customer: the table's name shortened, with a word for key behind it.
        boolean first = table.columns().get(0).equals(column);
        boolean shortened = first && KEY_WORDS.stream().anyMatch(k -> k.length() > 1 && abbreviates(glued, k, whole));
        return (KEY_WORDS.contains(last) && (words.size() == 1 || mentions(words, entity))) || gluedKey || shortened;
    }

    private static boolean abbreviates(String glued, String keyWord, String entity) {
        String stem = glued.endsWith(keyWord) ? glued.substring(0, glued.length() - keyWord.length()) : "";
        return stem.length() > 1 && entity.startsWith(stem);
    }

    /** The name without the letters that all columns of its table begin with. */
    private static String bare(ColumnFacts column, TableFacts table) {
        return column.name()
                .substring(Words.sharedPrefix(
                                table.columns().stream().map(ColumnFacts::name).toList())
                        .length());
    }

    private static boolean mentions(List<String> words, String entity) {
        return words.stream()
                .map(Words::singular)
                .anyMatch(w -> List.of(entity.split("_")).contains(w));
    }

    private TableFacts withReferences(TableFacts table, List<TableFacts> all) {
        var references = new ArrayList<>(table.references());
        for (var column : table.columns()) {
            boolean free = references.stream().noneMatch(r -> r.columns().contains(column.name()));
            boolean ownKey = table.primaryKey().equals(List.of(column.name()));
            if (free && !ownKey && (column.whole() || column.text())) {
                target(table, column, all).ifPresent(references::add);
            }
        }
        return table.with(table.columns(), references);
    }

    private Optional<Reference> target(TableFacts table, ColumnFacts column, List<TableFacts> all) {
        Reference best = null;
        double bestScore = 0;
        for (var other : all) {
            if (other.primaryKey().size() == 1 && !other.relation().equals(table.relation())) {
                var key = other.column(other.primaryKey().get(0)).orElseThrow();
                double named = named(bare(column, table), other, bare(key, other));
                boolean sameKind = column.whole() == key.whole() && column.text() == key.text();
                if (named > bestScore && sameKind) {
                    double share = inclusion.of(table.relation(), column.name(), other.relation(), key.name());
                    if (share >= ENOUGH) {
                        best = new Reference(List.of(column.name()), other.relation(), List.of(key.name()));
                        bestScore = named;
                    }
                }
            }
        }
        if (best != null) {
            evidence.add(new Evidence(
                    Words.name(table.relation().table()) + ".entities." + Words.name(column.name()),
                    bestScore,
                    "not declared, but named like and contained in " + best.target() + "."
                            + best.targetColumns().get(0)));
        }
        return Optional.ofNullable(best);
    }

    /** How well a column's name says that it means another table's key. */
    private static double named(String column, TableFacts other, String key) {
        String name = glued(column);
        String keyName = glued(key);
        String entity = Words.singularName(other.relation().table()).replace("_", "");
        boolean generic = KEY_WORDS.contains(keyName);
        if (name.equals(keyName) && !generic) {
            return 0.9;
        }
        if (KEY_WORDS.stream().anyMatch(k -> name.equals(entity + k)) || name.equals(entity + keyName)) {
            return 0.9;
        }
        boolean keyWord = KEY_WORDS.stream().anyMatch(name::endsWith);
        if (!generic && name.endsWith(keyName) && keyName.length() > 3) {
            return 0.75;
        }
        if (keyWord && entity.length() > 3 && name.contains(entity)) {
            return 0.7;
        }
        return name.equals(entity) && entity.length() > 2 ? 0.7 : 0;
    }

    private static String glued(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
