package ai.datamind.workspace.project;

import java.util.List;

/** A starting point for a project: a name for its purpose and what newcomers find described in it. */
public record ProjectTemplate(String id, String name, String description) {

    static final List<ProjectTemplate> ALL = List.of(
            new ProjectTemplate("blank", "Blank", "An empty project."),
            new ProjectTemplate("sales_analysis", "Sales analysis", "Revenue, orders and customers over time."),
            new ProjectTemplate("finance_reporting", "Finance reporting", "Periods compared, budgets and actuals."),
            new ProjectTemplate("operations", "Operations", "Throughput, lead times and exceptions."));

    static boolean exists(String id) {
        return ALL.stream().anyMatch(template -> template.id().equals(id));
    }
}
