package ai.datamind.semantic.interpret.translate;

/** A stretch of the question, what it becomes, and what kind of word it is. */
record Piece(String from, String to, Kind kind) {

    enum Kind {
        PLAIN,
        NOUN,
        VERB,
        PARTICIPLE,
        ADJECTIVE,
        SUPERLATIVE,
        UNIT,
        STEM,
        PREP,
        ARTICLE,
        AUX,
        NEG,
        AND,
        BY,
        VOR,
        DEREN,
        DROP,
        NUMBER,
        DATE,
        NAME,
        COMMA,
        STOP;

        static Kind of(String word) {
            return word.isEmpty() ? PLAIN : valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    boolean is(Kind... kinds) {
        return java.util.List.of(kinds).contains(kind);
    }

    /** Whether a genitive may follow or begin here. */
    boolean named() {
        return is(Kind.NOUN, Kind.UNIT, Kind.NAME, Kind.ADJECTIVE, Kind.SUPERLATIVE, Kind.NUMBER);
    }

    Piece to(String english) {
        return new Piece(from, english, kind);
    }

    static Piece word(String english, Kind kind) {
        return new Piece("", english, kind);
    }
}
