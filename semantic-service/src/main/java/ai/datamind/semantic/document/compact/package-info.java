/**
 * Documents as they are kept beside their text, so that a start need not read YAML again. The form is derived: it says which
 * text and which version of this form it was made from, and whoever finds that either does not fit reads the text. Each
 * kind of part has one codec, with what it writes and what it reads side by side; the records check themselves as ever.
 */
package ai.datamind.semantic.document.compact;
