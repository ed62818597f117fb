package ai.datamind.semantic.compile.query;

import ai.datamind.semantic.model.element.ElementRef;
import java.util.List;

/** The first rows in the query's order: of all, or for each value of {@code per} ("top 3 products per region"). */
public record Limit(int rows, List<ElementRef> per) {

    public Limit {
        if (rows < 1 || rows > 1_000_000) {
            throw new IllegalArgumentException("a limit must lie between 1 and 1000000 rows");
        }
        per = per == null ? List.of() : List.copyOf(per);
    }

    public static Limit of(int rows) {
        return new Limit(rows, List.of());
    }
}
