package ai.datamind.semantic.key;

/** Whether rows repeat a key that is declared unique. */
public enum KeyState {
    KEPT,
    REPEATED,
    UNCHECKED
}
