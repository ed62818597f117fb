package ai.datamind.semantic.catalog.value;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the warehouse is looked into for values that questions may name. */
@ConfigMapping(prefix = "datamind.values")
public interface ValueConfig {

    /** Distinct values kept per dimension; what has more is known to be incomplete. */
    @WithDefault("20000")
    int perDimension();

    /** Values kept in all; many dimensions get fewer each, the frequent ones first. What is missing is searched when it is asked for. */
    @WithDefault("1000000")
    int total();

    /** Rows of a table that are looked at; of a larger one a sample of about so many, spread over the whole. */
    @WithDefault("2000000")
    int rows();

    /** Characters of a value; longer ones are text to read and no names to ask by. */
    @WithDefault("120")
    int length();

    /** After this long a column is given up. */
    @WithDefault("10s")
    Duration timeout();
}
