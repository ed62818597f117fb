/** How JSON is read and written everywhere: snake_case, strict in, complete out. */
package ai.datamind.kit.json;
