package kith.report.section.itempool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.itempool.ItemClustering;
import kith.itempool.ItemLinkage;
import kith.itempool.ItemPoolAnswer;
import kith.itempool.ProfileSolution;
import kith.itempool.RespondentProfiles;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;

/** Presents the structure of an item pool. */
public final class ItemPoolSection {

    static final String TITLE = "Structure of the item pool";

    private ItemPoolSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(ItemPoolAnswer answer, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        ItemPoolWords words = new ItemPoolWords(answer);
        answer.clustering().ifPresent(found -> {
            blocks.add(new Block.Paragraph(words.clusters(found)));
            answer.map().ifPresent(map -> blocks.add(new Block.Paragraph(words.map(map))));
            blocks.add(items(answer));
            blocks.add(ItemNetworkTables.dendrogram(found, merges(found)));
            answer.map()
                    .ifPresent(
                            map -> blocks.add(ItemNetworkTables.map(map, found, items(answer, "item-pool-map-table"))));
        });
        answer.revelle().ifPresent(found -> {
            blocks.add(new Block.Paragraph(ItemNetworkWords.homogeneous(found)));
            blocks.add(ItemNetworkTables.homogeneous(found));
        });
        answer.graph().ifPresent(found -> {
            blocks.add(new Block.Paragraph(ItemNetworkWords.dimensions(found)));
            blocks.add(ItemNetworkTables.dimensions(found));
            blocks.add(ItemNetworkTables.network(found));
            if (!found.redundant().isEmpty()) {
                blocks.add(ItemNetworkTables.redundant(found));
            }
        });
        answer.profiles().ifPresent(found -> {
            words.profiles(found).forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
            blocks.add(solutions(found));
            if (found.chosen() > 1) {
                blocks.add(profileFigure(answer, found.best()));
            }
        });
        if (answer.clustering().isEmpty()) {
            blocks.add(new Block.Paragraph("The item pool was not analysed."));
        }
        blocks.addAll(Notices.ofOthers(findings));
        return new Section("item-pool", TITLE, blocks);
    }

    /** Items with their cluster and their place on the map: the one table that a spreadsheet wants. */
    public static Table items(ItemPoolAnswer answer) {
        return items(answer, "item-pool-items");
    }

    private static Table items(ItemPoolAnswer answer, String id) {
        int rows = answer.clustering().isPresent() ? answer.items().size() : 0;
        return Table.of(id, "Cluster of each item and its place on the map", rows)
                .text("Item", answer.items()::get)
                .count("Cluster", i -> answer.clustering().orElseThrow().membership()[i])
                .correlation(
                        "Silhouette width",
                        i -> answer.clustering().orElseThrow().widths()[i])
                .twoDecimals("Axis 1", i -> place(answer, i, 0))
                .twoDecimals("Axis 2", i -> place(answer, i, 1))
                .table(
                        "Silhouette width: 1 for an item close to its cluster only, below 0 for an item closer to another cluster, 0"
                                + " for an item alone in its cluster.",
                        "Axes: classical multidimensional scaling of 1 − |r|; the direction of an axis is arbitrary.");
    }

    private static double place(ItemPoolAnswer answer, int item, int axis) {
        return answer.map().map(map -> map.coordinates()[item][axis]).orElse(Double.NaN);
    }

    private static Table merges(ItemClustering found) {
        int k = found.items().size();
        List<String> notes = new ArrayList<>();
        notes.add("Height: the distance at which the two were merged, "
                + found.linkage().word()
                + (found.linkage() == ItemLinkage.WARD
                        ? "'s criterion on squared distances (" + Citation.unbracketed("murtaghLegendre2014") + ")."
                        : " linkage."));
        return Table.of(
                        "item-pool-merges",
                        "Merges of items and clusters",
                        found.merges().size())
                .count("Step", step -> step + 1)
                .text("First", step -> cluster(found, found.merges().get(step).first()))
                .text("Second", step -> cluster(found, found.merges().get(step).second()))
                .threeDecimals("Height", step -> found.merges().get(step).height())
                .count("Clusters left", step -> k - step - 1)
                .correlation(
                        "Mean silhouette width", step -> k - step > 2 ? found.silhouettes()[k - step - 3] : Double.NaN)
                .table(notes);
    }

    private static String cluster(ItemClustering found, int number) {
        return number < 0 ? found.items().get(-number - 1) : "step " + number;
    }

    private static Table solutions(RespondentProfiles found) {
        return Table.of("item-pool-solutions", "Numbers of respondent profiles", found.solutions())
                .count("Profiles", ProfileSolution::profiles)
                .count("Parameters", ProfileSolution::parameters)
                .twoDecimals("Log-likelihood", ProfileSolution::logLikelihood)
                .twoDecimals("BIC", ProfileSolution::bic)
                .fitIndex("Entropy", ProfileSolution::entropy)
                .percent(
                        "Smallest profile",
                        solution ->
                                java.util.Arrays.stream(solution.shares()).min().orElse(0))
                .count("Replications", ProfileSolution::replications)
                .text("Usable", solution -> solution.converged() && solution.admissible() ? "yes" : "no")
                .twoDecimals("Sum of squares, k-means", ProfileSolution::within)
                .correlation("Adjusted Rand index", ProfileSolution::agreement)
                .table(
                        "Gaussian mixtures with one variance an item, the same in all profiles, and items independent within"
                                + " profiles. Entropy: "
                                + Citation.unbracketed("celeuxSoromenho1996")
                                + "; 1 for profiles without overlap.",
                        "Replications: how many of the five best starts ended at the highest log-likelihood. Usable: converged, with"
                                + " variance within profiles.",
                        "Sum of squares within profiles of k-means on standardised items. Adjusted Rand index: agreement of k-means"
                                + " with the mixture (" + Citation.unbracketed("hubertArabie1985")
                                + "); 1 for equal partitions, 0 for chance.");
    }

    private static Figure profileFigure(ItemPoolAnswer answer, ProfileSolution best) {
        List<String> names = IntStream.rangeClosed(1, best.profiles())
                .mapToObj(c -> "Profile " + c)
                .toList();
        List<Figure.Line> lines = new ArrayList<>();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        for (int c = 0; c < best.profiles(); c++) {
            lines.add(new Figure.Line(names.get(c), best.standardizedMeans()[c], false));
            columns.add(Column.number(names.get(c)));
        }
        return new Figure(
                "item-pool-profiles-figure",
                "Means of the items in each profile",
                "A line for each profile over the items, in standard deviations from the mean of all respondents.",
                new Figure.Lines(answer.items(), "Item", "Standardised mean", lines, Format.TWO_DECIMALS),
                profileMeans(answer, best, columns));
    }

    private static Table profileMeans(ItemPoolAnswer answer, ProfileSolution best, List<Column> columns) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < answer.items().size(); i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(answer.items().get(i))));
            for (int c = 0; c < best.profiles(); c++) {
                row.add(Cell.number(best.standardizedMeans()[c][i], Format.TWO_DECIMALS));
            }
            rows.add(row);
        }
        List<Cell> sizes = new ArrayList<>(List.of(Cell.text("Respondents by most likely profile")));
        for (int size : best.sizes()) {
            sizes.add(Cell.count(size));
        }
        rows.add(sizes);
        return new Table(
                "item-pool-profiles",
                "Standardised means of the items in each profile",
                columns,
                rows,
                List.of("In standard deviations from the mean of all respondents."));
    }
}
