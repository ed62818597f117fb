package ai.datamind.semantic.model.element;

import ai.datamind.semantic.model.sql.SqlExpression;
import java.util.List;

/** Something to group, filter and show by. */
public sealed interface Dimension permits CategoricalDimension, TimeDimension {

    String name();

    SqlExpression expression();

    DataType dataType();

    String description();

    List<String> synonyms();

    /** Joined models that both have a partition dimension of this name are joined on it as well. */
    boolean partition();
}
