package kith.report.document;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list whose elements are computed when they are asked for, each time anew: rows of a table or entries of a tree that
 * are one for every respondent and would take many times the memory of what they are made of.
 */
public final class ComputedList<T> extends AbstractList<T> implements RandomAccess {

    private final int size;
    private final IntFunction<T> element;

    private ComputedList(int size, IntFunction<T> element) {
        this.size = size;
        this.element = element;
    }

    /** @param element the element at a place, from 0; the same whenever it is asked for, and never changed */
    public static <T> ComputedList<T> of(int size, IntFunction<T> element) {
        return new ComputedList<>(size, element);
    }

    @Override
    public T get(int place) {
        return element.apply(Objects.checkIndex(place, size));
    }

    @Override
    public int size() {
        return size;
    }
}
