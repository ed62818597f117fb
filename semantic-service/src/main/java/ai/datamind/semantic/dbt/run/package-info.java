/**
 * The real {@code dbt} executable, run with a list of arguments and never through a shell: one at a time per project, within
 * a time limit, its log kept line by line. Where dbt is not installed the answer says so.
 */
package ai.datamind.semantic.dbt.run;
