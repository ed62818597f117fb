package ai.datamind.nl2sql.execution;

import ai.datamind.nl2sql.attempt.DurableIntent;
import ai.datamind.nl2sql.govern.Governed;

/** What may run: governed, and remembered. */
public record ReadyToRun(Governed governed, DurableIntent intent) {}
