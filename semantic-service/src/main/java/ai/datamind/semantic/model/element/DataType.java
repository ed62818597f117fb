package ai.datamind.semantic.model.element;

/** What can be said about a dimension's values without looking at them. */
public enum DataType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    UNKNOWN
}
