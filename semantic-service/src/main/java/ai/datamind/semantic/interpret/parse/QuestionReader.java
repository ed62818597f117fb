package ai.datamind.semantic.interpret.parse;

import ai.datamind.semantic.interpret.ask.Ask;
import ai.datamind.semantic.interpret.ask.Shown;
import ai.datamind.semantic.interpret.lexicon.Language;
import ai.datamind.semantic.interpret.lexicon.Operator.Category;
import ai.datamind.semantic.interpret.link.Chunk;
import ai.datamind.semantic.interpret.parse.clause.ClauseReader;
import ai.datamind.semantic.interpret.parse.head.HeadReader;
import ai.datamind.semantic.interpret.parse.place.Calendar;
import ai.datamind.semantic.interpret.parse.place.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a whole question: its sentences, and what a second sentence says about the first. */
public final class QuestionReader {

    /** A fainter likeness to a name is none in a sentence about the form of the answer. */
    private static final double NAMED = 0.7;

    private final Language language;

    public QuestionReader(Language language) {
        this.language = language;
    }

    public Ask read(List<Chunk> chunks) {
        Ask ask = null;
        for (List<Chunk> sentence : sentences(chunks)) {
            if (ask == null) {
                ask = sentence(sentence, new Ask());
            } else if (manner(ask, sentence)) {
                ask.restate();
            } else {
                ask = second(ask, sentence);
            }
        }
        return ask == null ? new Ask() : ask;
    }

    /** A further sentence that names nothing of the model says in which form the answer is wanted: "Convert to minutes." */
    private boolean manner(Ask ask, List<Chunk> sentence) {
        boolean names = sentence.stream()
                .anyMatch(k -> Math.max(k.tableScore(), Math.max(k.columnScore(), k.termScore())) > NAMED
                        || k.literal() != null
                        || k.period() != null
                        || k.is(Category.DISTINCT)
                        || k.is(Category.ORDER)
                        || k.is(Category.EACH)
                        || k.is(Category.ASC)
                        || k.is(Category.DESC));
        if (names || sentence.stream().noneMatch(k -> k.is(Category.MANNER))) {
            return false;
        }
        for (Chunk k : sentence) {
            String unit = Calendar.timeUnit(language, k);
            if (unit != null) {
                ask.unit(unit);
            }
            ask.explained().add(k);
        }
        return true;
    }

    private static List<List<Chunk>> sentences(List<Chunk> chunks) {
        var all = new ArrayList<List<Chunk>>();
        var current = new ArrayList<Chunk>();
        for (Chunk c : chunks) {
            if (c.is(Category.END)) {
                if (!current.isEmpty()) {
                    all.add(List.copyOf(current));
                    current.clear();
                }
            } else {
                current.add(c);
            }
        }
        if (!current.isEmpty()) {
            all.add(List.copyOf(current));
        }
        return all;
    }

    private Ask sentence(List<Chunk> chunks, Ask ask) {
        var cursor = new Cursor(headFirst(chunks));
        prefix(cursor, ask);
        var head = new HeadReader(language, cursor, ask);
        head.read();
        new ClauseReader(language, cursor, ask, head.limitWaiting(), head.topFirst(), head.lastContent()).read();
        return ask;
    }

    /** "For orders that were late, what is …", "In 2022, how many …": a condition said first is read behind the rest. */
    private static List<Chunk> headFirst(List<Chunk> chunks) {
        if (chunks.isEmpty()
                || !(chunks.get(0).is(Category.PREP) || chunks.get(0).is(Category.COMPARE))) {
            return chunks;
        }
        boolean content = false;
        for (int i = 1; i + 1 < chunks.size(); i++) {
            Chunk k = chunks.get(i);
            if (k.is(Category.EACH) || opens(k)) {
                return chunks;
            }
            if (k.is(Category.COMMA) && opens(chunks.get(i + 1)) && content) {
                return Stream.concat(chunks.subList(i + 1, chunks.size()).stream(), chunks.subList(0, i).stream())
                        .toList();
            }
            content |= k.content() || k.period() != null;
        }
        return chunks;
    }

    private static boolean opens(Chunk k) {
        return k.is(Category.WHAT)
                || (k.is(Category.WHICH) && k.text().equals("which"))
                || k.is(Category.COUNT)
                || k.is(Category.HOWMUCH)
                || (k.is(Category.COMMAND) && !k.content());
    }

    /** "For each city, how many …": groups before the head. */
    private void prefix(Cursor cursor, Ask ask) {
        if (cursor.more() && cursor.is(Category.EACH)) {
            new ClauseReader(language, cursor, ask, null, true, null).groupsOnly();
            while (cursor.more() && cursor.is(Category.COMMA)) {
                cursor.skip();
            }
        }
    }

    /** "… Show their names and ages." replaces what is shown; anything else adds conditions, order or groups. */
    private Ask second(Ask first, List<Chunk> chunks) {
        var ask = new Ask();
        sentence(chunks, ask);
        boolean shows = !ask.shown().isEmpty();
        if (shows) {
            boolean only = ask.conditions().isEmpty() && ask.groups().isEmpty();
            if (only || ask.focus() == null) {
                merge(first, ask);
            }
            if (only && ask.unused().isEmpty()) {
                first.restate();
            }
        } else {
            boolean sorts = !ask.orders().isEmpty()
                    && ask.conditions().isEmpty()
                    && ask.groups().isEmpty()
                    && ask.unused().isEmpty();
            if (sorts) {
                first.sorted();
            }
            merge(first, ask);
        }
        return first;
    }

    private static void merge(Ask first, Ask more) {
        if (!more.shown().isEmpty()) {
            boolean bareEntity = first.shown().stream().allMatch(s -> s.kind() == Shown.Kind.ENTITY && !s.aggregate());
            boolean all = bareEntity || more.shown().size() >= first.shown().size();
            if (bareEntity) {
                first.soft().addAll(first.shown());
            }
            if (all) {
                first.shown().clear();
            }
            more.shown().stream().filter(s -> !first.shown().contains(s)).forEach(first.shown()::add);
        }
        if (first.focus() == null) {
            first.focus(more.focus());
        }
        first.conditions().addAll(more.conditions());
        first.groups().addAll(more.groups());
        if (!more.orders().isEmpty()) {
            first.orders().addAll(more.orders());
        }
        if (more.unit() != null) {
            first.unit(more.unit());
        }
        first.explained().addAll(more.explained());
        if (more.limit() != null) {
            first.limit(more.limit());
        }
        first.distinct(first.distinct() || more.distinct());
        first.unused().addAll(more.unused());
    }
}
