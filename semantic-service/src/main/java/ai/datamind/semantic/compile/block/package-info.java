/**
 * Blocks: measurements that see the same rows share one aggregated SELECT, of ordinary, running, semi-additive, gapless or
 * converted values. What is joined inside a block never repeats a row.
 */
package ai.datamind.semantic.compile.block;
