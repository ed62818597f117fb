package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.lexicon.Operator;
import ai.datamind.semantic.interpret.text.Period;
import ai.datamind.semantic.interpret.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is found for every span of a question, before the spans are chosen among. */
final class Drafts {

    private static final double WEAKEST = 0.42;
    private static final double BAND = 0.3;
    private static final Comparator<Match> BEST =
            Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::id);

    private final List<Token> tokens;
    private final Map<Long, Draft> drafts = new TreeMap<>();

    /** What is collected for one span. */
    static final class Draft {
        Operator operator;
        List<Match> tables = List.of();
        List<Match> columns = List.of();
        List<Match> terms = List.of();
        List<ValueMatch> values = List.of();
        Double number;
        Period period;
        Measured measured;
        String literal;
    }

    Drafts(List<Token> tokens) {
        this.tokens = tokens;
    }

    Draft at(int from, int to) {
        return drafts.computeIfAbsent(((long) from << 16) | to, k -> new Draft());
    }

    String phrase(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(i == from ? "" : " ").append(tokens.get(i).word());
        }
        return text.toString();
    }

    void names(int from, int to, List<Match> tables, List<Match> columns, List<Match> terms) {
        Draft d = at(from, to);
        d.tables = band(both(d.tables, tables));
        d.columns = band(both(d.columns, columns));
        d.terms = band(both(d.terms, terms));
    }

    private static List<Match> both(List<Match> known, List<Match> more) {
        Map<Integer, Double> best = new TreeMap<>();
        known.forEach(m -> best.merge(m.id(), m.score(), Math::max));
        more.forEach(m -> best.merge(m.id(), m.score(), Math::max));
        return best.entrySet().stream()
                .map(e -> new Match(e.getKey(), e.getValue()))
                .toList();
    }

    private static List<Match> band(List<Match> all) {
        double best = all.stream().mapToDouble(Match::score).max().orElse(0);
        return all.stream()
                .filter(m -> m.score() >= WEAKEST && m.score() >= best - BAND)
                .sorted(BEST)
                .limit(24)
                .toList();
    }

    List<Chunk> chunks() {
        var chunks = new ArrayList<Chunk>();
        drafts.forEach((key, d) -> {
            int from = (int) (key >> 16);
            int to = (int) (key & 0xffff);
            chunks.add(new Chunk(
                    from,
                    to,
                    phrase(from, to),
                    d.operator,
                    d.tables,
                    d.columns,
                    d.terms,
                    d.values,
                    d.number,
                    d.period,
                    d.measured,
                    d.literal,
                    false,
                    false,
                    Weights.of(
                            from,
                            to,
                            tokens,
                            d.operator,
                            d.tables,
                            d.columns,
                            d.terms,
                            d.values,
                            d.number,
                            d.period,
                            d.measured,
                            d.literal)));
        });
        return chunks;
    }
}
