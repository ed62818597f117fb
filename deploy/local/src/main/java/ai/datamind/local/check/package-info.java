/** The commands that check the project itself: test, bench, eval, verify. */
package ai.datamind.local.check;
