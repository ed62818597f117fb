package ai.datamind.semantic.model.filter;

import ai.datamind.semantic.model.element.ElementRef;
import java.util.List;

/** A condition on rows, or on the value of a metric. Values are data: they enter SQL as literals of the tree only. */
public sealed interface Filter {

    enum Comparison {
        EQUAL("="),
        NOT_EQUAL("<>"),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    record Compare(ElementRef element, Comparison comparison, Literal value) implements Filter {}

    record In(ElementRef element, List<Literal> values, boolean negated) implements Filter {
        public In {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("'" + element + "' in: the list of values is empty");
            }
        }
    }

    /** Both ends belong to the range. */
    record Between(ElementRef element, Literal low, Literal high) implements Filter {}

    /** {@code pattern} uses % and _; upper and lower case are the same. */
    record Like(ElementRef element, String pattern, boolean negated) implements Filter {}

    record IsNull(ElementRef element, boolean negated) implements Filter {}

    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /** A filter of the manifest, by name. */
    record Named(String name) implements Filter {}

    /**
     * Compares the value that a metric has for the entity of each row ("customers with more than 3 orders"). With no
     * group-by it is a condition on the result's own groups (HAVING).
     */
    record OnMetric(String metric, List<ElementRef> groupBy, Comparison comparison, Literal value) implements Filter {
        public OnMetric {
            groupBy = groupBy == null ? List.of() : List.copyOf(groupBy);
        }
    }

    /**
     * SQL with references in double braces, as MetricFlow writes it:
     * {@code {{ Dimension('listing__country') }} = 'us'}. Only documents may hold it.
     */
    record Template(String sql) implements Filter {
        public Template {
            if (sql == null || sql.isBlank()) {
                throw new IllegalArgumentException("filter is empty");
            }
        }
    }
}
