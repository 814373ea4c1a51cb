package kith.sem.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One statement of a model. */
public sealed interface Statement {

    /**
     * Parameters between the variables on the left and those on the right: each with each.
     *
     * @param operator one of those from {@link Operator#LOADING} to {@link Operator#SCALE}; an intercept is a term
     *     without variable under {@link Operator#REGRESSION}, and a term without variable under
     *     {@link Operator#LOADING} says that a factor has no indicators ({@code f =~ 0})
     */
    record Formula(List<String> left, Operator operator, List<Term> right, Place place) implements Statement {
        public Formula {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }

        /** The block stands on the left if all terms are of one, as it is usually written. */
        @Override
        public String text() {
            List<Optional<String>> blocks =
                    right.stream().map(Term::block).distinct().toList();
            if (blocks.size() == 1 && blocks.get(0).isPresent()) {
                String block = new Modifier.Block(blocks.get(0).get()).text() + "*";
                return new Formula(
                                List.of(),
                                operator,
                                right.stream().map(Term::confirmatory).toList(),
                                place)
                        .text(left.stream().map(name -> block + Tokenizer.written(name)));
            }
            return text(left.stream().map(Tokenizer::written));
        }

        private String text(Stream<String> names) {
            return names.collect(Collectors.joining(" + ")) + " " + operator.symbol() + " "
                    + right.stream().map(this::text).collect(Collectors.joining(" + "));
        }

        private String text(Term term) {
            return operator == Operator.LOADING && term.variable().isEmpty() ? "0" : term.text();
        }

        @Override
        public Statement unplaced() {
            List<Term> terms = right.stream()
                    .map(term -> new Term(term.variable(), term.modifiers(), Place.NOWHERE))
                    .toList();
            return new Formula(left, operator, terms, Place.NOWHERE);
        }
    }

    /** What follows, up to the next header of its kind, holds in one group or at one level. */
    record BlockHeader(BlockKind kind, String label, Place place) implements Statement {
        @Override
        public String text() {
            boolean plain = Tokenizer.isPlainName(label) || label.chars().allMatch(c -> c >= '0' && c <= '9');
            return kind.symbol() + ": " + (plain && !label.isEmpty() ? label : "\"" + label + "\"");
        }

        @Override
        public Statement unplaced() {
            return new BlockHeader(kind, label, Place.NOWHERE);
        }
    }

    /**
     * A definition or a constraint.
     *
     * @param operator one of those from {@link Operator#DEFINITION} to {@link Operator#GREATER}
     */
    record Relation(Arithmetic left, Operator operator, Arithmetic right, Place place) implements Statement {
        @Override
        public String text() {
            return left.text() + " " + operator.symbol() + " " + right.text();
        }

        @Override
        public Statement unplaced() {
            return new Relation(left, operator, right, Place.NOWHERE);
        }
    }

    /** What a block of a model is about. */
    enum BlockKind {
        GROUP,
        LEVEL;

        String symbol() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where it begins. */
    Place place();

    /** As it is written in a model. */
    String text();

    /** The same statement as if it had been built, not read. */
    Statement unplaced();
}
