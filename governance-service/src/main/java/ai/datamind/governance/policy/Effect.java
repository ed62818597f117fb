package ai.datamind.governance.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** What a policy does to what it is about. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.RowFilter.class, name = "row_filter"),
    @JsonSubTypes.Type(value = Effect.ColumnMask.class, name = "column_mask"),
    @JsonSubTypes.Type(value = Effect.ColumnDenial.class, name = "column_denial"),
    @JsonSubTypes.Type(value = Effect.TableDenial.class, name = "table_denial")
})
public sealed interface Effect {
    /** The name on the wire and in the table. */
    default String type() {
        return switch (this) {
            case RowFilter r -> "row_filter";
            case ColumnMask m -> "column_mask";
            case ColumnDenial d -> "column_denial";
            case TableDenial d -> "table_denial";
        };
    }

    default boolean concernsColumns() {
        return this instanceof ColumnMask || this instanceof ColumnDenial;
    }

    /**
     * @param mode permissive filters widen (OR), restrictive ones narrow (AND); a table that has any filter shows no row to whom
     *     no permissive one is given
     * @param predicate SQL over the table's columns, with {@code ${user.id}}, {@code ${user.email}}, {@code ${user.groups}},
     *     {@code ${user.attributes.x}}
     */
    record RowFilter(FilterMode mode, String predicate) implements Effect {
        public RowFilter {
            mode = mode == null ? FilterMode.PERMISSIVE : mode;
        }
    }

    /** @param parameters value (constant), keep (partial), unit or bucket (generalize), expression (expression) */
    record ColumnMask(MaskingMethod method, Map<String, Object> parameters) implements Effect {
        public ColumnMask {
            parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        }
    }

    record ColumnDenial() implements Effect {}

    record TableDenial() implements Effect {}

    /** How a filter combines with the others of its table. */
    enum FilterMode {
        @JsonProperty("permissive")
        PERMISSIVE,
        @JsonProperty("restrictive")
        RESTRICTIVE
    }

    /** What is shown instead of the value; strongest first, which decides between masks of equal priority. */
    enum MaskingMethod {
        @JsonProperty("null")
        NULL,
        @JsonProperty("constant")
        CONSTANT,
        @JsonProperty("hash")
        HASH,
        @JsonProperty("generalize")
        GENERALIZE,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("expression")
        EXPRESSION
    }
}
