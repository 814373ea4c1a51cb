package kith.sem.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ProductName;

/**
 * Products of two observed variables that models name {@code x:z}: row by row the product of the two columns as they
 * stand, missing where either is missing, as in lavaan. A column of the data that has the name of a product is taken as
 * it is.
 *
 * @param responses with the products as further columns
 * @param findings which products were computed
 */
public record Products(Responses responses, List<Finding> findings) {

    public Products {
        findings = List.copyOf(findings);
    }

    /**
     * The columns that models need of a file with columns {@code present}: in place of a product that is not there its
     * two variables.
     *
     * @throws InputException when a product is of a factor
     */
    public static List<String> columns(
            List<ModelSyntax> models, Collection<String> variables, Collection<String> present) {
        Set<String> factors = new LinkedHashSet<>();
        models.forEach(model -> factors.addAll(model.latent()));
        Set<String> needed = new LinkedHashSet<>();
        for (String name : variables) {
            if (ProductName.of(name).isEmpty() || present.contains(name)) {
                needed.add(name);
            } else {
                ProductName product = ProductName.of(name).get();
                if (factors.contains(product.first()) || factors.contains(product.second())) {
                    throw new InputException(
                            models.get(0).source(),
                            "the product “" + name + "” of a factor",
                            "the product of two observed variables",
                            "write a factor whose indicators are products of indicators, such as fg =~ x1:z1 + x2:z2");
                }
                needed.add(product.first());
                needed.add(product.second());
            }
        }
        return List.copyOf(needed);
    }

    /** Adds the products among {@code variables} whose two variables are there and that are not there themselves. */
    public static Products added(Responses responses, Collection<String> variables) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        List<String> computed = new ArrayList<>();
        for (String name : variables) {
            ProductName.of(name)
                    .filter(product -> !columns.containsKey(name)
                            && columns.containsKey(product.first())
                            && columns.containsKey(product.second()))
                    .ifPresent(product -> {
                        columns.put(name, product(columns.get(product.first()), columns.get(product.second())));
                        computed.add(name);
                    });
        }
        if (computed.isEmpty()) {
            return new Products(responses, List.of());
        }
        Finding finding = Finding.of("products_computed").at(computed);
        Responses with = new Responses(responses.source(), responses.rowIds(), columns, responses.labels());
        return new Products(with, List.of(finding));
    }

    private static double[] product(double[] first, double[] second) {
        double[] product = new double[first.length];
        for (int row = 0; row < product.length; row++) {
            product[row] = first[row] * second[row];
        }
        return product;
    }
}
