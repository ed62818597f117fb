/** The rules of the house as tests, written once and run by every service. */
package ai.datamind.testkit.architecture;
