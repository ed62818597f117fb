package ai.datamind.semantic.dbt.artifact;

import java.util.List;

/** {@code dataType} is the declared one, or the catalog's, or null. */
public record DbtColumn(String name, String description, String dataType, String granularity, List<String> tags) {

    DbtColumn typed(String stored) {
        return dataType != null ? this : new DbtColumn(name, description, stored, granularity, tags);
    }
}
