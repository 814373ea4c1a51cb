package kith.sem.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written reads back as the same tree. */
class ModelSyntaxPropertyTest {

    @Property(tries = 200, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void aModelReadsBackAsItself(@ForAll("models") ModelSyntax model) {
        assertThat(ModelSyntax.parse("model", model.text()).unplaced()).isEqualTo(model);
    }

    @Property(tries = 200, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void anExpressionReadsBackAsItself(@ForAll("expressions") Arithmetic expression) {
        assertThat(Arithmetic.parse("test", expression.text())).isEqualTo(expression);
    }

    @Property(tries = 200, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void anyTextIsReadOrTold(@ForAll("texts") String text) {
        try {
            assertThat(ModelSyntax.parse("model", text).statements()).isNotEmpty();
        } catch (kith.finding.InputException told) {
            assertThat(told.problems()).isNotEmpty();
        }
    }

    /** Whatever formulas stand together: free parameters are numbered in order, constraints speak of what is there. */
    @Property(tries = 200, seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void anyModelGivesATableOrIsTold(
            @ForAll("formulas") List<String> formulas,
            @ForAll boolean twoGroups,
            @ForAll ModelOptions.Scaling scaling) {
        try {
            ParameterTable table = ModelSpecification.of(
                            ModelSyntax.parse("model", String.join("\n", formulas)),
                            ModelOptions.cfa().withScaling(scaling))
                    .withContext(ModelContext.plain().withGroups(twoGroups ? List.of("a", "b") : List.of("")))
                    .withEqual(EnumSet.allOf(EqualAcrossGroups.class), List.of())
                    .table();
            List<Integer> free = table.parameters().stream()
                    .filter(Parameter::isFree)
                    .map(Parameter::free)
                    .toList();
            assertThat(free)
                    .isEqualTo(
                            IntStream.rangeClosed(1, table.freeCount()).boxed().toList());
            Set<String> labels = new HashSet<>();
            for (int i = 0; i < table.parameters().size(); i++) {
                labels.add(ParameterTable.placeLabel(i));
                labels.add(table.parameters().get(i).label());
            }
            table.constraints().forEach(one -> {
                assertThat(labels)
                        .containsAll(one.lhs().labels())
                        .containsAll(one.rhs().labels());
            });
            assertThat(TableRevision.of(table).table().parameters()).isEqualTo(table.parameters());
        } catch (kith.finding.InputException told) {
            assertThat(told.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<String>> formulas() {
        return Arbitraries.of(
                        "f =~ x1 + a*x2 + x3",
                        "g =~ x4 + a*x5 + x6",
                        "h =~ f + g",
                        "g ~ f + z",
                        "y ~ x1 + g",
                        "x1 ~~ x4 + 0*x5",
                        "x1 ~ 1",
                        "f ~ NA*1",
                        "x2 | t1 + t2",
                        "x2 ~*~ x2",
                        "f ~~ 1*f",
                        "a > 0",
                        "d := 2*a",
                        "d == 1",
                        "z ~~ y",
                        "e := d + b",
                        "k =~ y")
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .uniqueElements();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "f", "x1", "=~", "~~", "~", "|", "~*~", ":=", "==", "<", ">", "+", "*", "1", "0.5", "NA", "c(",
                        "(", ")", ",", "start(", "\n", ";", "#", "\"", ":", "level", "-", "^", "/", "?", "`", "é", "$",
                        "=")
                .list()
                .ofMaxSize(15)
                .map(pieces -> String.join(" ", pieces));
    }

    /** Each formula has a left side of its own, so that no parameter stands twice. */
    @Provide
    Arbitrary<ModelSyntax> models() {
        Arbitrary<List<Term>> terms = term().list().ofMinSize(1).ofMaxSize(4).uniqueElements(Term::variable);
        Arbitrary<Statement> formula = Combinators.combine(
                        Arbitraries.of(Operator.LOADING, Operator.REGRESSION, Operator.COVARIANCE), terms)
                .as((operator, right) -> new Statement.Formula(List.of("y"), operator, right, Place.NOWHERE));
        Arbitrary<Statement> relation = Combinators.combine(
                        expressions(), Arbitraries.of(Operator.EQUAL, Operator.LESS, Operator.GREATER), expressions())
                .as((left, operator, right) -> new Statement.Relation(left, operator, right, Place.NOWHERE));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, formula), net.jqwik.api.Tuple.of(1, relation))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(ModelSyntaxPropertyTest::numbered);
    }

    private static ModelSyntax numbered(List<Statement> statements) {
        List<Statement> distinct = new ArrayList<>();
        for (Statement statement : statements) {
            distinct.add(
                    statement instanceof Statement.Formula formula
                            ? new Statement.Formula(
                                    List.of("y" + distinct.size(), "z." + distinct.size()),
                                    formula.operator(),
                                    formula.right(),
                                    Place.NOWHERE)
                            : statement);
        }
        return new ModelSyntax("model", distinct);
    }

    private static Arbitrary<Term> term() {
        Arbitrary<String> names = Arbitraries.of("x1", "x_2", "größe", "x.3", "item 4", "a-b", "НАУКА", "t1");
        Arbitrary<Double> numbers = Arbitraries.doubles().between(-1000, 1000).map(value -> value + 0.0);
        Arbitrary<List<Double>> values = numbers.injectNull(0.2)
                .map(value -> value == null ? Double.NaN : value)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        Arbitrary<Modifier> fixed = values.map(Modifier.Fixed::new);
        Arbitrary<Modifier> start = values.map(Modifier.Start::new);
        Arbitrary<Modifier> lower = values.map(Modifier.Lower::new);
        Arbitrary<Modifier> upper = values.map(Modifier.Upper::new);
        Arbitrary<Modifier> label = Arbitraries.of("a", "b.1", "f=~x1", "item 4")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Modifier.Label::new);
        Arbitrary<List<Modifier>> modifiers = Arbitraries.oneOf(fixed, start, lower, upper, label)
                .list()
                .ofMaxSize(3)
                .uniqueElements(Object::getClass);
        return Combinators.combine(names, modifiers).as((name, said) -> new Term(name, said, Place.NOWHERE));
    }

    @Provide
    Arbitrary<Arithmetic> expressions() {
        Arbitrary<Arithmetic> leaf = Arbitraries.oneOf(
                Arbitraries.of("a", "b.1", ".p2.", "item 4").map(Arithmetic::label),
                Arbitraries.doubles().between(0, 1e6).map(value -> Arithmetic.number(value + 0.0)));
        return Arbitraries.recursive(() -> leaf, ModelSyntaxPropertyTest::larger, 0, 4);
    }

    private static Arbitrary<Arithmetic> larger(Arbitrary<Arithmetic> smaller) {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Arithmetic.BinaryOperator.values()), smaller, smaller)
                        .as(Arithmetic.Binary::new),
                Combinators.combine(Arbitraries.of(Arithmetic.Function.values()), smaller)
                        .as(Arithmetic.Call::new),
                smaller.map(Arithmetic.Negation::new));
    }
}
