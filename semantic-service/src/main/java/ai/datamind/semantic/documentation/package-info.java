/** The published semantic models as pages for people: Markdown and HTML, with a diagram of how the models are joined. */
package ai.datamind.semantic.documentation;
