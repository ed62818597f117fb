package ai.datamind.semantic.interpret.translate;

import ai.datamind.semantic.interpret.translate.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Translated pieces in an order that English reads: verbs at the end of a clause come forward, genitives get their "of", what
 * depends on its neighbour (nach, vor, von … bis) becomes one thing or another. A list of passes.
 */
final class WordOrder {

    private static final Set<String> RELATIVES =
            Set.of("der", "die", "das", "den", "dem", "denen", "welche", "welcher", "welches", "welchen");
    private static final Set<String> PARTICLES = Set.of("an", "auf", "aus");

    private List<Piece> pieces;

    WordOrder(List<Piece> pieces) {
        this.pieces = new ArrayList<>(pieces);
    }

    String sentence() {
        dropped();
        ranges();
        relativeClauses();
        possessors();
        participles();
        byOrAfter();
        agoOrBefore();
        genitives();
        tops();
        years();
        return text();
    }

    private Piece at(int i) {
        return i >= 0 && i < pieces.size() ? pieces.get(i) : Piece.word("", Kind.STOP);
    }

    /** Words that English has no use for: "an" of "zeige … an", "am" before a superlative. */
    private void dropped() {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece p = pieces.get(i);
            boolean particle = PARTICLES.contains(p.from()) && at(i + 1).is(Kind.STOP);
            boolean superlative = p.from().equals("am") && at(i + 1).is(Kind.SUPERLATIVE);
            if ((p.is(Kind.DROP) && !p.to().equals("in")) || particle || superlative) {
                pieces.remove(i);
            }
        }
    }

    /** von 1993 bis 1995. */
    private void ranges() {
        for (int i = 0; i + 3 < pieces.size(); i++) {
            boolean range = (at(i).to().equals("of") || at(i).to().equals("from"))
                    && at(i + 1).is(Kind.NUMBER, Kind.DATE)
                    && at(i + 2).to().equals("until")
                    && at(i + 3).is(Kind.NUMBER, Kind.DATE);
            if (range) {
                pieces.set(i, Piece.word("between", Kind.PREP));
                pieces.set(i + 2, Piece.word("and", Kind.AND));
            }
        }
    }

    private int clauseEnd(int from) {
        int end = from;
        while (end < pieces.size() && !at(end).is(Kind.COMMA, Kind.STOP)) {
            end++;
        }
        return end;
    }

    /** "…, die mehr als 5 Bestellungen haben" is "who have more than 5 orders". */
    private void relativeClauses() {
        for (int i = 1; i < pieces.size(); i++) {
            int end = clauseEnd(i + 1);
            boolean relative = at(i - 1).is(Kind.COMMA)
                    && RELATIVES.contains(at(i).from())
                    && end > i + 1
                    && at(end - 1).is(Kind.AUX, Kind.VERB, Kind.PARTICIPLE);
            if (relative) {
                var clause = new ArrayList<>(pieces.subList(i + 1, end));
                var moved = new ArrayList<Piece>();
                moved.add(Piece.word("that", Kind.PLAIN));
                moved.addAll(verbFirst(clause));
                replace(i - 1, end, moved);
            }
        }
    }

    private static List<Piece> verbFirst(List<Piece> clause) {
        var out = new ArrayList<Piece>();
        Piece last = clause.remove(clause.size() - 1);
        Piece participle = last.is(Kind.AUX)
                        && !clause.isEmpty()
                        && clause.get(clause.size() - 1).is(Kind.PARTICIPLE)
                ? clause.remove(clause.size() - 1)
                : null;
        out.add(last);
        if (participle != null) {
            var negations = clause.stream()
                    .filter(p -> p.is(Kind.NEG) && !p.to().equals("no"))
                    .toList();
            out.addAll(negations);
            clause.removeAll(negations);
            out.add(participle);
        }
        out.addAll(clause);
        return out;
    }

    /** "…, deren Kontostand über 1000 liegt" is "whose account balance is over 1000". */
    private void possessors() {
        for (int i = 0; i < pieces.size(); i++) {
            int end = clauseEnd(i + 1);
            if (!at(i).is(Kind.DEREN) || end <= i + 2 || !at(end - 1).is(Kind.AUX, Kind.VERB)) {
                continue;
            }
            Piece verb = pieces.remove(end - 1);
            int noun = i + 1;
            while (noun < end - 1 && !at(noun).is(Kind.NOUN)) {
                noun++;
            }
            pieces.add(Math.min(noun + 1, end - 1), verb);
            if (at(i - 1).is(Kind.COMMA)) {
                pieces.remove(i - 1);
            }
        }
    }

    /** "wurden 1996 aufgegeben" is "were placed 1996"; "haben 1996 nichts bestellt" likewise. */
    private void participles() {
        for (int i = 0; i < pieces.size(); i++) {
            int end = clauseEnd(i);
            if (at(i).is(Kind.AUX) && end > i + 2 && at(end - 1).is(Kind.PARTICIPLE)) {
                Piece participle = pieces.remove(end - 1);
                int to = i + 1;
                while (at(to).is(Kind.NEG) && !at(to).to().equals("no")) {
                    to++;
                }
                pieces.add(to, participle);
                return;
            }
        }
    }

    private void byOrAfter() {
        for (int i = 0; i < pieces.size(); i++) {
            if (at(i).is(Kind.BY)) {
                int next = at(i + 1).is(Kind.ARTICLE) ? i + 2 : i + 1;
                pieces.set(i, at(i).to(at(next).is(Kind.NUMBER, Kind.DATE) ? "after" : "by"));
            }
        }
    }

    private void agoOrBefore() {
        for (int i = 0; i < pieces.size(); i++) {
            if (at(i).is(Kind.VOR) && at(i + 1).is(Kind.NUMBER) && at(i + 2).is(Kind.UNIT)) {
                pieces.add(i + 3, Piece.word("ago", Kind.PLAIN));
                pieces.remove(i);
            }
        }
    }

    /** "Umsatz der Kunden" is the revenue of the customers. */
    private void genitives() {
        for (int i = 1; i < pieces.size(); i++) {
            boolean article = at(i).from().equals("der")
                    || at(i).from().equals("des")
                    || at(i).from().equals("einer")
                    || at(i).from().equals("eines");
            boolean after = at(i - 1).is(Kind.NOUN, Kind.UNIT);
            boolean before = at(i + 1).named() || at(i + 1).is(Kind.PLAIN);
            if (article && after && before) {
                pieces.set(i, Piece.word("of " + at(i).to(), Kind.PREP));
            }
        }
    }

    /** "die 10 besten" are the top 10. */
    private void tops() {
        for (int i = 0; i + 1 < pieces.size(); i++) {
            boolean rank = at(i + 1).to().equals("top") || at(i + 1).to().equals("bottom");
            if (at(i).is(Kind.NUMBER) && rank) {
                Piece number = pieces.remove(i);
                pieces.add(i + 1, number);
            }
        }
    }

    /** A year stands alone in German: "Umsatz 1996". */
    private void years() {
        for (int i = 1; i < pieces.size(); i++) {
            boolean year = at(i).is(Kind.NUMBER) && at(i).to().matches("(1[5-9]|20)\\d\\d");
            boolean month = at(i).is(Kind.DATE) && Character.isLetter(at(i).to().charAt(0));
            boolean follows = at(i - 1)
                    .is(
                            Kind.PREP,
                            Kind.DATE,
                            Kind.UNIT,
                            Kind.NUMBER,
                            Kind.AND,
                            Kind.BY,
                            Kind.VOR,
                            Kind.DROP,
                            Kind.ARTICLE);
            boolean compared = at(i - 1)
                    .to()
                    .matches(".*(than|least|most|exactly|equal to|half of|quarter|last|this|next|between)");
            if ((year || month) && !follows && !compared) {
                pieces.add(i, Piece.word("in", Kind.PREP));
                i++;
            }
        }
    }

    private void replace(int from, int to, List<Piece> by) {
        var out = new ArrayList<>(pieces.subList(0, from));
        out.addAll(by);
        out.addAll(pieces.subList(to, pieces.size()));
        pieces = out;
    }

    private String text() {
        var text = new StringBuilder();
        for (Piece p : pieces) {
            boolean close = text.isEmpty() || p.is(Kind.COMMA, Kind.STOP);
            text.append(close ? "" : " ").append(p.to());
        }
        return text.toString().replaceAll(" +", " ").strip();
    }
}
