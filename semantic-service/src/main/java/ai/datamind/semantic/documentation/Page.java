package ai.datamind.semantic.documentation;

import java.util.List;

/** One document's page. */
record Page(String title, List<Block> blocks) {

    Page {
        blocks = List.copyOf(blocks);
    }
}
