package kith.cli;

import java.util.List;
import java.util.Optional;
import kith.data.DataSet;
import kith.data.Responses;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.reliability.scale.ScaleItems;
import kith.report.section.word.Labels;

/**
 * The scales that a command names and the responses to their items.
 *
 * @param read the file as it was read
 * @param scales of the instrument, or those that the options name
 * @param instrument empty where the options name the items
 */
record ScaleData(DataSet read, List<ScaleItems> scales, Optional<Instrument> instrument) {

    Responses responses() {
        return read.responses();
    }

    /** What reports call the scales and items. */
    Labels labels() {
        return instrument.map(Labels::of).orElseGet(Labels::none);
    }

    /** The findings of the reading, then those of an analysis. */
    List<Finding> findingsWith(List<Finding> ofAnalysis) {
        return read.findingsWith(ofAnalysis);
    }
}
