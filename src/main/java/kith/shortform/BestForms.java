package kith.shortform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The best forms met so far; of equally good ones those whose items come first. */
final class BestForms {

    private static final Comparator<Form> ORDER =
            Comparator.comparingDouble((Form form) -> -form.objective).thenComparing(Form::items, Arrays::compare);

    private final int most;
    private final List<Form> forms = new ArrayList<>();

    record Form(int[] items, double objective) {}

    BestForms(int most) {
        this.most = most;
    }

    /** The objective that a form has to reach to be kept. */
    double bar() {
        return forms.size() < most
                ? Double.NEGATIVE_INFINITY
                : forms.get(most - 1).objective();
    }

    void add(Form form) {
        if (forms.stream().anyMatch(other -> Arrays.equals(other.items(), form.items()))) {
            return;
        }
        forms.add(form);
        forms.sort(ORDER);
        if (forms.size() > most) {
            forms.remove(most);
        }
    }

    void addAll(BestForms others) {
        others.forms.forEach(this::add);
    }

    List<Form> forms() {
        return List.copyOf(forms);
    }
}
