/** One instance of the suite: a folder, its ports, its secrets, and what runs in it now. */
package ai.datamind.local.instance;
