package ai.datamind.semantic.interpret.vocabulary.build;

import ai.datamind.semantic.interpret.vocabulary.Column;
import ai.datamind.semantic.interpret.vocabulary.Form;
import ai.datamind.semantic.interpret.vocabulary.facts.Facts.TableFacts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By which of its columns a thing is shown: its declared label, its name, else its key. */
final class DisplayColumns {

    private final List<Column> columns;

    DisplayColumns(List<Column> columns) {
        this.columns = columns;
    }

    List<Integer> of(TableFacts t, List<Integer> ids, List<Integer> key, List<Form> forms) {
        if (t.display() != null) {
            var declared = ids.stream()
                    .filter(c -> t.display().equals(columns.get(c).dimension())
                            || t.display().equals(columns.get(c).name()))
                    .findFirst();
            if (declared.isPresent()) {
                return List.of(declared.get());
            }
        }
        var own = new LinkedHashSet<String>();
        forms.get(0).slots().forEach(s -> own.addAll(s.words()));
        int best = -1;
        double bestScore = 0;
        Integer first = null;
        Integer last = null;
        for (int c : ids) {
            Column column = columns.get(c);
            List<String> words = List.of(column.label().split(" "));
            first = first == null && words.contains("first") && words.contains("name") ? Integer.valueOf(c) : first;
            last = last == null && words.contains("last") && words.contains("name") ? Integer.valueOf(c) : last;
            double score = displayScore(column, words, own);
            if (score > bestScore) {
                bestScore = score;
                best = c;
            }
        }
        if (first != null && last != null && bestScore < 4.5) {
            return List.of(first, last);
        }
        if (best >= 0) {
            return List.of(best);
        }
        return key.isEmpty() ? List.of(ids.get(0)) : key;
    }

    private static double displayScore(Column c, List<String> words, Set<String> own) {
        if (c.foreign() || c.type() != Column.Type.TEXT) {
            return 0;
        }
        boolean name = words.get(words.size() - 1).equals("name");
        long rest = words.stream()
                .filter(w -> !own.contains(w) && !w.equals("name") && !w.equals("full"))
                .count();
        if (name && rest == 0) {
            return 5;
        }
        if (own.containsAll(words)) {
            return 4.5;
        }
        if (words.get(words.size() - 1).equals("title") && rest <= 1) {
            return 4;
        }
        if (name) {
            return 3.5 - 0.1 * rest;
        }
        return 0;
    }
}
