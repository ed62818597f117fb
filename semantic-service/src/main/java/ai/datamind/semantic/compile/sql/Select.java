package ai.datamind.semantic.compile.sql;

import java.util.ArrayList;
import java.util.List;

/** One SELECT. */
public record Select(
        boolean distinct,
        List<Item> items,
        Source from,
        List<Join> joins,
        List<Sql> where,
        List<Sql> groupBy,
        List<Sql> having,
        List<Order> order,
        Integer limit) {

    public record Item(Sql value, String alias) {}

    /** {@code condition} is null for a cross join only. */
    public record Join(Kind kind, Source source, Sql condition) {}

    public enum Kind {
        LEFT("LEFT JOIN"),
        INNER("JOIN"),
        FULL("FULL JOIN"),
        CROSS("CROSS JOIN");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Missing values come last in either direction. */
    public record Order(Sql value, boolean descending) {}

    public Select {
        items = List.copyOf(items);
        joins = List.copyOf(joins);
        where = List.copyOf(where);
        groupBy = List.copyOf(groupBy);
        having = List.copyOf(having);
        order = List.copyOf(order);
    }

    public static Builder from(Source source) {
        return new Builder(source);
    }

    /** Collects the parts of one SELECT; it has a life, the SELECT has none. */
    public static final class Builder {

        private Source from;
        private boolean distinct;
        private final List<Item> items = new ArrayList<>();
        private final List<Join> joins = new ArrayList<>();
        private final List<Sql> where = new ArrayList<>();
        private final List<Sql> groupBy = new ArrayList<>();
        private final List<Sql> having = new ArrayList<>();
        private final List<Order> order = new ArrayList<>();
        private Integer limit;

        private Builder(Source from) {
            this.from = from;
        }

        public Builder item(Sql value, String alias) {
            items.add(new Item(value, alias));
            return this;
        }

        public Builder distinct() {
            distinct = true;
            return this;
        }

        public Builder join(Kind kind, Source source, Sql condition) {
            joins.add(new Join(kind, source, condition));
            return this;
        }

        public Builder where(Sql condition) {
            where.add(condition);
            return this;
        }

        /** Grouping by a constant means nothing and PostgreSQL would read a number as a position, so it is left out. */
        public Builder groupBy(List<Sql> values) {
            values.stream().filter(v -> !(v instanceof Sql.Value)).forEach(groupBy::add);
            return this;
        }

        public Builder having(Sql condition) {
            having.add(condition);
            return this;
        }

        public Builder order(Sql value, boolean descending) {
            order.add(new Order(value, descending));
            return this;
        }

        public Builder limit(Integer rows) {
            limit = rows;
            return this;
        }

        public Select build() {
            return new Select(distinct, items, from, joins, where, groupBy, having, order, limit);
        }
    }
}
