package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;

/** Gathers the exploratory blocks of a model, and tells what keeps one from being a block. */
final class BlockReader {

    private final String source;
    private final ModelBlocks blocks;
    private final Problems problems;

    BlockReader(String source, ModelBlocks blocks, Problems problems) {
        this.source = source;
        this.blocks = blocks;
        this.problems = problems;
    }

    /** The blocks, which are the same in every group. */
    List<ExploratoryBlock> read() {
        List<ExploratoryBlock> first = List.of();
        for (int b = 0; b < blocks.list().size(); b++) {
            List<Relationship> written = blocks.list().get(b).written();
            List<ExploratoryBlock> own = of(written);
            if (b == 0) {
                first = own;
            } else if (!own.equals(first)) {
                problems.add(
                        source,
                        "different efa() blocks in the groups or at the levels of the model",
                        "the same efa() blocks in each group, and none in a model of two levels",
                        "write the blocks once, for all groups");
            }
        }
        if (!first.isEmpty() && blocks.levels() > 1) {
            problems.add(source, "efa() blocks in a model of two levels", "factors with loadings of their own", "");
        }
        return first;
    }

    private List<ExploratoryBlock> of(List<Relationship> written) {
        Map<String, Set<String>> factors = new LinkedHashMap<>();
        for (Relationship said : written) {
            said.term()
                    .block()
                    .ifPresent(name -> factors.computeIfAbsent(name, key -> new LinkedHashSet<>())
                            .add(said.lhs()));
        }
        List<ExploratoryBlock> found = new ArrayList<>();
        factors.forEach((name, own) -> {
            Set<String> indicators = new LinkedHashSet<>();
            written.stream()
                    .filter(said -> said.op() == Operator.LOADING && own.contains(said.lhs()))
                    .forEach(said -> indicators.add(said.rhs()));
            ExploratoryBlock block = new ExploratoryBlock(name, List.copyOf(own), List.copyOf(indicators));
            written.forEach(said -> check(block, said));
            checkComplete(block, written);
            found.add(block);
        });
        return found;
    }

    private void check(ExploratoryBlock block, Relationship said) {
        String where = said.term().place().in(source);
        boolean loading = said.op() == Operator.LOADING && block.factors().contains(said.lhs());
        if (loading && !said.term().block().equals(java.util.Optional.of(block.name()))) {
            problems.add(
                    where,
                    "a loading of “" + said.lhs() + "” outside its efa() block",
                    "efa(\"" + block.name() + "\")* before the factor in every formula",
                    "");
        } else if (loading
                && said.term().modifiers().stream()
                        .anyMatch(modifier ->
                                !(modifier instanceof Modifier.Block) && !(modifier instanceof Modifier.Start))) {
            problems.add(
                    where,
                    "“" + said.term().confirmatory().text() + "” in an efa() block",
                    "loadings without values, labels and bounds, since a rotation chooses them",
                    "leave the modifier out, or write the factor without efa()");
        } else if (said.op() == Operator.COVARIANCE
                && block.factors().contains(said.lhs())
                && block.factors().contains(said.rhs())) {
            problems.add(
                    where,
                    "“" + said.lhs() + " ~~ " + said.rhs() + "” within an efa() block",
                    "no variances and covariances within a block: the rotation chooses them",
                    "leave it out; for uncorrelated factors choose an orthogonal rotation");
        }
    }

    private void checkComplete(ExploratoryBlock block, List<Relationship> written) {
        for (Relationship said : written) {
            if (said.op() == Operator.LOADING && block.indicators().contains(said.lhs())) {
                problems.add(
                        said.term().place().in(source),
                        "the factor “" + said.lhs() + "” as an indicator in the efa() block “" + block.name() + "”",
                        "observed indicators",
                        "write the factors of factors without efa()");
                return;
            }
        }
        if (block.indicators().size() < 2 * block.factors().size()) {
            problems.add(
                    source,
                    block.factors().size() + " factors and "
                            + block.indicators().size() + " indicators in the efa() block “" + block.name() + "”",
                    "at least two indicators for each factor of a block",
                    "take fewer factors");
        }
        for (String factor : block.factors()) {
            for (String indicator : block.indicators()) {
                boolean there = written.stream()
                        .anyMatch(said -> said.op() == Operator.LOADING
                                && said.lhs().equals(factor)
                                && said.rhs().equals(indicator));
                if (!there) {
                    problems.add(
                            source,
                            "no loading of “" + indicator + "” on “" + factor + "” in the efa() block “" + block.name()
                                    + "”",
                            "all factors of a block with the same indicators",
                            "write the factors of the block in one formula");
                }
            }
        }
    }
}
