package ai.datamind.semantic.interpret.link;

import ai.datamind.semantic.interpret.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A way to cut the whole question into chunks; words that no chunk holds become unknown ones. */
public record Cover(List<Chunk> chunks, double weight) {

    private static final double PER_CHUNK = 0.04;

    private static final double NAMED = 0.95;

    public Cover {
        chunks = List.copyOf(chunks);
    }

    /** The {@code most} best cuts, heaviest first; ties go to the one with fewer, then earlier chunks. */
    public static List<Cover> best(List<Token> tokens, List<Chunk> candidates, int most) {
        int n = tokens.size();
        List<List<Chunk>> ending = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            ending.add(new ArrayList<>());
        }
        candidates.stream()
                .filter(c -> c.weight() > 0)
                .forEach(c -> ending.get(c.to()).add(c));
        for (int i = 0; i < n; i++) {
            ending.get(i + 1).add(unknown(tokens.get(i), i));
        }
        List<List<Cover>> at = new ArrayList<>();
        at.add(List.of(new Cover(List.of(), 0)));
        for (int to = 1; to <= n; to++) {
            var here = new ArrayList<Cover>();
            for (Chunk c : ending.get(to)) {
                for (Cover before : at.get(c.from())) {
                    var chunks = new ArrayList<>(before.chunks());
                    chunks.add(c);
                    here.add(new Cover(chunks, before.weight() + c.weight() - PER_CHUNK));
                }
            }
            here.sort(Comparator.comparingDouble(Cover::weight)
                    .reversed()
                    .thenComparingInt(c -> c.chunks().size())
                    .thenComparing(Cover::earlierCuts));
            at.add(List.copyOf(here.subList(0, Math.min(most, here.size()))));
        }
        return at.get(n).stream().map(Cover::onceNamed).toList();
    }

    /** "the country of people": what a better word names already is not named once more by a poorer one. */
    private Cover onceNamed() {
        return new Cover(chunks.stream().map(this::withoutTwins).toList(), weight);
    }

    private Chunk withoutTwins(Chunk c) {
        boolean verb = c.text().endsWith("ed") || c.text().endsWith("ing");
        if (c.tables().isEmpty() || c.tableScore() >= Match.RESEMBLES || verb) {
            return c;
        }
        List<Match> kept = c.tables().stream()
                .filter(m -> chunks.stream()
                        .noneMatch(d -> d.tables().stream().anyMatch(x -> x.id() == m.id() && x.score() >= NAMED)))
                .toList();
        return kept.size() == c.tables().size() ? c : c.naming(kept);
    }

    /** The order of two equally heavy cuts: the one whose first different chunk is longer. */
    private static int earlierCuts(Cover a, Cover b) {
        for (int i = 0; i < Math.min(a.chunks.size(), b.chunks.size()); i++) {
            int longer = Integer.compare(b.chunks.get(i).to(), a.chunks.get(i).to());
            if (longer != 0) {
                return longer;
            }
        }
        return 0;
    }

    private static Chunk unknown(Token t, int i) {
        return new Chunk(
                i,
                i + 1,
                t.word(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                t.quoted() ? t.text() : null,
                true,
                i > 0 && t.capital(),
                0);
    }
}
