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
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < answer.items().size() && answer.clustering().isPresent(); i++) {
            ItemClustering clustering = answer.clustering().get();
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(answer.items().get(i)),
                    Cell.count(clustering.membership()[i]),
                    Cell.number(clustering.widths()[i], Format.CORRELATION)));
            for (int axis = 0; axis < 2; axis++) {
                row.add(
                        answer.map().isEmpty()
                                ? Cell.empty()
                                : Cell.number(answer.map().get().coordinates()[i][axis], Format.TWO_DECIMALS));
            }
            rows.add(row);
        }
        return new Table(
                id,
                "Cluster of each item and its place on the map",
                List.of(
                        Column.text("Item"),
                        Column.number("Cluster"),
                        Column.number("Silhouette width"),
                        Column.number("Axis 1"),
                        Column.number("Axis 2")),
                rows,
                List.of(
                        "Silhouette width: 1 for an item close to its cluster only, below 0 for an item closer to another cluster, 0"
                                + " for an item alone in its cluster.",
                        "Axes: classical multidimensional scaling of 1 − |r|; the direction of an axis is arbitrary."));
    }

    private static Table merges(ItemClustering found) {
        List<List<Cell>> rows = new ArrayList<>();
        int k = found.items().size();
        for (int step = 0; step < found.merges().size(); step++) {
            ItemClustering.Merge merge = found.merges().get(step);
            int left = k - step - 1;
            rows.add(List.of(
                    Cell.count(step + 1),
                    Cell.text(cluster(found, merge.first())),
                    Cell.text(cluster(found, merge.second())),
                    Cell.number(merge.height(), Format.THREE_DECIMALS),
                    Cell.count(left),
                    left > 1 ? Cell.number(found.silhouettes()[left - 2], Format.CORRELATION) : Cell.empty()));
        }
        List<String> notes = new ArrayList<>();
        notes.add("Height: the distance at which the two were merged, "
                + found.linkage().word()
                + (found.linkage() == ItemLinkage.WARD
                        ? "'s criterion on squared distances (" + Citation.unbracketed("murtaghLegendre2014") + ")."
                        : " linkage."));
        return new Table(
                "item-pool-merges",
                "Merges of items and clusters",
                List.of(
                        Column.number("Step"),
                        Column.text("First"),
                        Column.text("Second"),
                        Column.number("Height"),
                        Column.number("Clusters left"),
                        Column.number("Mean silhouette width")),
                rows,
                notes);
    }

    private static String cluster(ItemClustering found, int number) {
        return number < 0 ? found.items().get(-number - 1) : "step " + number;
    }

    private static Table solutions(RespondentProfiles found) {
        return Table.of("item-pool-solutions", "Numbers of respondent profiles", found.solutions())
                .number("Profiles", Format.COUNT, ProfileSolution::profiles)
                .number("Parameters", Format.COUNT, ProfileSolution::parameters)
                .number("Log-likelihood", Format.TWO_DECIMALS, ProfileSolution::logLikelihood)
                .number("BIC", Format.TWO_DECIMALS, ProfileSolution::bic)
                .number("Entropy", Format.FIT_INDEX, ProfileSolution::entropy)
                .number(
                        "Smallest profile",
                        Format.PERCENT,
                        solution ->
                                java.util.Arrays.stream(solution.shares()).min().orElse(0))
                .number("Replications", Format.COUNT, ProfileSolution::replications)
                .text("Usable", solution -> solution.converged() && solution.admissible() ? "yes" : "no")
                .number("Sum of squares, k-means", Format.TWO_DECIMALS, ProfileSolution::within)
                .number("Adjusted Rand index", Format.CORRELATION, ProfileSolution::agreement)
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
