/** Examples of questions and their SQL from files: sent to the API, or put into a folder. */
package ai.datamind.nl2sql.example;
