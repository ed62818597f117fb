package ai.datamind.semantic.interpret.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One generated schema with its rows: names as the style has them, some keys left undeclared. */
final class World {

    final Domain domain;
    final NamingStyle style;
    final String schema;
    final String parent;
    final String child;
    final String other;
    final String link;
    final String parentKey;
    final String childKey;
    final String otherKey;
    final String parentRef;
    final String linkChild;
    final String linkOther;
    private final boolean declared;

    World(Domain domain, NamingStyle style, boolean declared) {
        this.domain = domain;
        this.style = style;
        this.declared = declared;
        this.schema = domain.name() + "_" + style.name().toLowerCase(java.util.Locale.ROOT);
        this.parent = q(style.table(domain.one("parent"), domain.many("parent")));
        this.child = q(style.table(domain.one("child"), domain.many("child")));
        this.other = q(style.table(domain.one("other"), domain.many("other")));
        this.link = q(style.table(
                        domain.one("child") + " " + domain.one("other"),
                        domain.one("child") + " " + domain.many("other"))
                .replace(" ", style == NamingStyle.CAMEL ? "" : "_"));
        this.parentKey = q(style.key(domain.one("parent")));
        this.childKey = q(style.key(domain.one("child")));
        this.otherKey = q(style.key(domain.one("other")));
        this.parentRef = q(style.reference(domain.one("child"), domain.one("parent")));
        this.linkChild = q(style.reference("link", domain.one("child")));
        this.linkOther = q(style.reference("link", domain.one("other")));
    }

    static String q(String name) {
        return "\"" + name + "\"";
    }

    String column(String entity, String spoken) {
        return q(style.column(domain.one(entity), spoken));
    }

    String table(String quoted) {
        return q(schema) + "." + quoted;
    }

    List<String> statements() {
        var random = new Random(schema.hashCode());
        var sql = new ArrayList<String>();
        sql.add("CREATE SCHEMA " + q(schema));
        sql.add("CREATE TABLE " + table(parent) + " (" + parentKey + " int PRIMARY KEY, " + column("parent", "name")
                + " text, " + column("parent", domain.word("cat")) + " text, " + column("parent", domain.word("pnum"))
                + " int)");
        sql.add("CREATE TABLE " + table(child) + " (" + childKey + " int PRIMARY KEY, " + parentRef + " int, "
                + column("child", "name") + " text, " + column("child", domain.word("cnum")) + " numeric, "
                + column("child", domain.word("flag")) + " boolean, " + column("child", domain.word("date"))
                + " date)");
        sql.add("CREATE TABLE " + table(other) + " (" + otherKey + " int PRIMARY KEY, " + column("other", "name")
                + " text)");
        sql.add("CREATE TABLE " + table(link) + " (" + linkChild + " int, " + linkOther + " int)");
        if (declared) {
            reference(sql, child, parentRef, parent, parentKey);
            reference(sql, link, linkChild, child, childKey);
            reference(sql, link, linkOther, other, otherKey);
        }
        rows(sql, random);
        return sql;
    }

    private void reference(List<String> sql, String from, String column, String to, String key) {
        sql.add("ALTER TABLE " + table(from) + " ADD FOREIGN KEY (" + column + ") REFERENCES " + table(to) + " (" + key
                + ")");
    }

    private void rows(List<String> sql, Random random) {
        List<String> parents = domain.values("parents");
        List<String> categories = domain.values("catv");
        for (int i = 0; i < parents.size(); i++) {
            sql.add("INSERT INTO " + table(parent) + " VALUES (" + (i + 1) + ", '" + parents.get(i) + "', '"
                    + categories.get(i < 3 ? 0 : i % categories.size()) + "', " + (20 + 7 * i) + ")");
        }
        List<String> children = domain.values("children");
        int[] owners = {1, 1, 1, 1, 2, 2, 2, 3, 3, 4};
        for (int i = 0; i < children.size(); i++) {
            sql.add("INSERT INTO " + table(child) + " VALUES (" + (i + 1) + ", " + owners[i] + ", '" + children.get(i)
                    + "', " + (100 + 37 * i + random.nextInt(20)) + ", " + (i % 3 == 0) + ", DATE '" + (2010 + i) + "-0"
                    + (1 + i % 9) + "-15')");
        }
        List<String> others = domain.values("others");
        for (int i = 0; i < others.size(); i++) {
            sql.add("INSERT INTO " + table(other) + " VALUES (" + (i + 1) + ", '" + others.get(i) + "')");
        }
        int[][] links = {{1, 1}, {1, 2}, {2, 1}, {3, 2}, {4, 1}, {4, 2}, {5, 3}, {6, 3}, {6, 1}};
        for (int[] l : links) {
            sql.add("INSERT INTO " + table(link) + " VALUES (" + l[0] + ", " + l[1] + ")");
        }
    }
}
