package ai.datamind.sql.govern;

import ai.datamind.sql.scope.Resolution;

final class GuardOperands {
    GuardOperands(Resolution resolution, References references) {}

    void apply() {}
}
