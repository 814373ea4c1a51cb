package kith.sem.fit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import kith.sem.sample.RecentSamples;

/**
 * What several fits to the same data share: the samples made last, and the fits of their baseline models. A model
 * passes its cache on to all models made from it. It shows in nothing but the time; several threads may use one.
 */
public final class FitCache {

    private static final int MOST = 16;

    private final RecentSamples samples = new RecentSamples();

    private final Map<BaselineFit.Question, Entry> baselines = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BaselineFit.Question, Entry> eldest) {
            return size() > MOST;
        }
    };

    /** A fit, once it was made. */
    private static final class Entry {
        private BaselineFit fit;

        synchronized BaselineFit fit(Supplier<BaselineFit> made) {
            fit = fit == null ? made.get() : fit;
            return fit;
        }
    }

    /** The samples made last. */
    public RecentSamples samples() {
        return samples;
    }

    /** The fit of a baseline model, made when it is first asked for. */
    BaselineFit baseline(BaselineFit.Question question, Supplier<BaselineFit> made) {
        Entry entry;
        synchronized (baselines) {
            entry = baselines.computeIfAbsent(question, key -> new Entry());
        }
        return entry.fit(made);
    }
}
