/** Lists in pages: {@code ?page=1&page_size=50} in, {@code {data, pagination}} out. */
package ai.datamind.kit.page;
