package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.text.Period;
import java.util.List;

/**
 * A stretch of the question with everything it may mean; a city may be a table, a column and a value at once. Tokens
 * {@code from} to {@code to} (exclusive). {@code literal} is the text of a quotation.
 */
public record Chunk(
        int from,
        int to,
        String text,
        Operator operator,
        List<Match> tables,
        List<Match> columns,
        List<Match> terms,
        List<ValueMatch> values,
        Double number,
        Period period,
        Measured measured,
        String literal,
        boolean unknown,
        boolean name,
        double weight) {

    public Chunk {
        tables = List.copyOf(tables);
        columns = List.copyOf(columns);
        terms = List.copyOf(terms);
        values = List.copyOf(values);
    }

    /** The same words, meaning one of these columns and nothing else. */
    public Chunk meaning(List<Match> only) {
        return new Chunk(
                from, to, text, operator, List.of(), only, List.of(), List.of(), number, period, measured, literal,
                unknown, name, weight);
    }

    /** The same words, naming one of these tables at most; without any meaning left they are unknown. */
    public Chunk naming(List<Match> only) {
        boolean nothing = only.isEmpty()
                && columns.isEmpty()
                && terms.isEmpty()
                && values.isEmpty()
                && operator == null
                && number == null
                && period == null
                && measured == null
                && literal == null;
        return new Chunk(
                from,
                to,
                text,
                operator,
                only,
                columns,
                terms,
                values,
                number,
                period,
                measured,
                literal,
                unknown || nothing,
                name,
                weight);
    }

    /** The same words, standing for a number. */
    public Chunk counting(double n) {
        return new Chunk(
                from, to, text, null, List.of(), List.of(), List.of(), List.of(), n, null, null, null, false, false,
                weight);
    }

    /** Several names in a row that mean one of these columns together; what they are about is what the last one is. */
    public static Chunk run(Chunk first, Chunk last, String text, List<Match> columns) {
        return new Chunk(
                first.from,
                last.to,
                text,
                null,
                last.tables,
                columns,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                false,
                false,
                last.weight);
    }

    public boolean is(Category category) {
        return operator != null && operator.is(category);
    }

    public boolean is(Category category, String feature) {
        return operator != null && operator.is(category, feature);
    }

    /** An unknown word in capitals: a name that is stored nowhere. */
    public boolean proper() {
        return unknown && name;
    }

    public boolean content() {
        return !tables.isEmpty() || !columns.isEmpty() || !terms.isEmpty() || !values.isEmpty() || literal != null;
    }

    public double tableScore() {
        return tables.isEmpty() ? 0 : tables.get(0).score();
    }

    public double columnScore() {
        return columns.isEmpty() ? 0 : columns.get(0).score();
    }

    public double termScore() {
        return terms.isEmpty() ? 0 : terms.get(0).score();
    }

    public double valueScore() {
        return values.isEmpty() ? 0 : values.get(0).score();
    }
}
