package kith.sem.sample;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Supplier;
import kith.data.Responses;

/**
 * The samples made last. Several questions about one data set, such as a sequence of levels, a search and a comparison
 * of means, ask for the same samples one after the other; what is costly in them (polychoric correlations, the
 * unrestricted model) is then there already. Samples are immutable to the eye, so that it shows in nothing but the
 * time.
 */
public final class RecentSamples {

    private static final int MOST = 4;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * What samples depend on beside the answers.
     *
     * @param numeric ordered variables that are taken as numbers
     */
    public record Key(OrderedSamples.Variables variables, Set<String> numeric, Samples.Rows rows) {}

    private record Entry(WeakReference<Responses> responses, Key key, Samples samples) {}

    /** The samples of these answers (the same object, since answers do not change), made when they are not there. */
    @SuppressWarnings("ReferenceEquality")
    public Samples of(Responses responses, Key key, Supplier<Samples> made) {
        synchronized (entries) {
            for (Entry entry : entries) {
                if (entry.responses.get() == responses && entry.key.equals(key)) {
                    return entry.samples;
                }
            }
        }
        Samples samples = made.get();
        synchronized (entries) {
            entries.removeIf(entry -> entry.responses.get() == null);
            if (entries.size() == MOST) {
                entries.removeLast();
            }
            entries.addFirst(new Entry(new WeakReference<>(responses), key, samples));
        }
        return samples;
    }
}
