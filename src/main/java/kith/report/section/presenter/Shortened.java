package kith.report.section.presenter;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Section;

/** The beginning of a section, for a report whose supplement has the whole. */
final class Shortened {

    private Shortened() {}

    /**
     * Its blocks up to the first table, without notices and subsections; of a section of subsections alone the text of
     * each up to its first table.
     */
    static Section of(Section section) {
        List<Block> blocks = beginning(section);
        if (!blocks.isEmpty()) {
            return new Section(section.id(), section.title(), blocks);
        }
        List<Section> parts = section.subsections().stream()
                .map(part -> new Section(
                        part.id(),
                        part.title(),
                        beginning(part).stream()
                                .filter(block -> BlockContent.of(block).table().isEmpty())
                                .toList()))
                .filter(part -> !part.blocks().isEmpty())
                .toList();
        return new Section(section.id(), section.title(), blocks, parts);
    }

    private static List<Block> beginning(Section section) {
        List<Block> blocks = new ArrayList<>();
        for (Block block : section.blocks()) {
            BlockContent content = BlockContent.of(block);
            if (content.notice().isEmpty()) {
                blocks.add(block);
            }
            if (content.table().isPresent()) {
                break;
            }
        }
        return blocks;
    }
}
