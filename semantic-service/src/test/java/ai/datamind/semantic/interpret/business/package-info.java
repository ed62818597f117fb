/** Questions as a business asks them, made by rule for several worlds of facts with prices, amounts and two moments each. */
package ai.datamind.semantic.interpret.business;
