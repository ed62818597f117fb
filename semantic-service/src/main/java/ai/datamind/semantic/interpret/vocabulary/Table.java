package ai.datamind.semantic.interpret.vocabulary;

import java.util.List;

/** {@code key} and {@code display} are column numbers; {@code link} marks a table that only relates others. */
public record Table(
        int id,
        String model,
        String schema,
        String name,
        List<Form> forms,
        List<Integer> columns,
        List<Integer> key,
        List<Integer> display,
        boolean link) {

    public Table {
        forms = List.copyOf(forms);
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        display = List.copyOf(display);
    }

    public String label() {
        return forms.get(0).text();
    }
}
