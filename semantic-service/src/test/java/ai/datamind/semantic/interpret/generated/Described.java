package ai.datamind.semantic.interpret.generated;

import ai.datamind.semantic.model.SemanticModel;
import ai.datamind.semantic.model.element.CategoricalDimension;
import ai.datamind.semantic.model.element.Dimension;
import ai.datamind.semantic.model.measure.Measure;
import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives tables and columns of a world the synonyms that somebody would add to its model. */
final class Described implements UnaryOperator<SemanticModel> {

    private final Map<String, List<String>> ofTable = new HashMap<>();
    private final Map<String, List<String>> ofColumn = new HashMap<>();

    Described(World w, Map<String, List<String>> synonyms) {
        Domain d = w.domain;
        ofTable.put(plain(w.parent), synonyms.get(d.one("parent")));
        ofTable.put(plain(w.child), synonyms.get(d.one("child")));
        ofTable.put(plain(w.other), synonyms.get(d.one("other")));
        ofColumn.put(plain(w.column("parent", d.word("cat"))), synonyms.get(d.word("cat")));
        ofColumn.put(plain(w.column("parent", d.word("pnum"))), synonyms.get(d.word("pnum")));
        ofColumn.put(plain(w.column("child", d.word("cnum"))), synonyms.get(d.word("cnum")));
        ofColumn.put(plain(w.column("child", d.word("flag"))), synonyms.get(d.word("flag")));
    }

    private static String plain(String quoted) {
        return quoted.replace("\"", "");
    }

    @Override
    public SemanticModel apply(SemanticModel m) {
        return new SemanticModel(
                m.name(),
                m.relation(),
                m.description(),
                both(m.synonyms(), ofTable.get(m.relation().table())),
                m.display(),
                m.defaultTime(),
                m.defaultJoins(),
                m.primaryEntity(),
                m.entities(),
                m.dimensions().stream().map(this::dimension).toList(),
                m.measures().stream().map(this::measure).toList());
    }

    private static List<String> both(List<String> known, List<String> more) {
        var all = new ArrayList<>(known);
        all.addAll(more == null ? List.of() : more);
        return all;
    }

    private List<String> of(SqlExpression x) {
        return x.asColumn().map(c -> ofColumn.getOrDefault(c, List.of())).orElse(List.of());
    }

    private Dimension dimension(Dimension d) {
        return d instanceof CategoricalDimension c
                ? new CategoricalDimension(
                        c.name(),
                        c.expression(),
                        c.dataType(),
                        c.description(),
                        both(c.synonyms(), of(c.expression())),
                        c.labels(),
                        c.partition())
                : d;
    }

    private Measure measure(Measure m) {
        return new Measure(
                m.name(),
                m.aggregation(),
                m.expression(),
                m.percentile(),
                m.nonAdditive(),
                m.time(),
                m.unit(),
                m.description(),
                both(m.synonyms(), of(m.expression())));
    }
}
