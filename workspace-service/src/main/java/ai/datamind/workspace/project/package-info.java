/** Projects and who belongs to them. A project one does not belong to looks exactly like one that does not exist. */
package ai.datamind.workspace.project;
