package kith.benchmark;

import java.util.concurrent.TimeUnit;
import kith.data.Responses;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole fits, from the answers to every measure of fit, standard errors and standardised values. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Fits {

    private Responses pupils;
    private Responses traits;
    private Responses contexts;
    private Sem abilities;
    private Sem five;
    private Sem ordinal;
    private Sem three;

    /** Reads the data. */
    @Setup
    public void read() {
        pupils = Samples.pupils();
        traits = Samples.traits();
        contexts = Samples.contexts();
        abilities = Sem.of(Samples.ABILITIES);
        five = Sem.of(Samples.FIVE);
        ordinal = five.with(Estimator.WLSMV).withOrdered(Samples.names(Samples.TRAITS, 5));
        three = Sem.of(Samples.THREE).with(Estimator.MLR).with(Missing.FIML);
    }

    /** The same answers as another object, so that nothing known of them from the last fit is used again. */
    private static Responses fresh(Responses known) {
        return new Responses(known.source(), known.rowIds(), known.numeric(), known.labels());
    }

    /** Nine tests of 301 pupils, maximum likelihood. */
    @Benchmark
    public SemFit smallMl() {
        return abilities.fit(fresh(pupils));
    }

    /** 25 items, maximum likelihood. */
    @Benchmark
    public SemFit ml() {
        return five.fit(fresh(traits));
    }

    /** 25 items, robust maximum likelihood. */
    @Benchmark
    public SemFit mlr() {
        return five.with(Estimator.MLR).fit(fresh(traits));
    }

    /** 25 items of 2,800 people with gaps, full information, robust. */
    @Benchmark
    public SemFit fimlMlr() {
        return five.with(Estimator.MLR).with(Missing.FIML).fit(fresh(traits));
    }

    /** 25 items as ordered categories, polychoric correlations included. */
    @Benchmark
    public SemFit wlsmv() {
        return ordinal.fit(fresh(traits));
    }

    /** The ladder of invariance by gender with ordered items. */
    @Benchmark
    public InvarianceAnswer wlsmvLadder() {
        return Invariance.across("gender", ordinal).fit(fresh(traits));
    }

    /** The ladder over three contexts with gaps, full information. */
    @Benchmark
    public InvarianceAnswer fimlLadder() {
        return Invariance.across("context", three).fit(fresh(contexts));
    }
}
