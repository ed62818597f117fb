/** Where people keep their work. Rooms: {@code project} (projects, members, templates). */
package ai.datamind.workspace;
