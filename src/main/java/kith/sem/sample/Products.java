package kith.sem.sample;

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
        Map<String, double[]> products = new LinkedHashMap<>();
        Set<String> known = responses.numeric().keySet();
        for (String name : variables) {
            ProductName.of(name)
                    .filter(product -> !known.contains(name)
                            && known.contains(product.first())
                            && known.contains(product.second()))
                    .ifPresent(product -> products.put(
                            name, product(responses.column(product.first()), responses.column(product.second()))));
        }
        if (products.isEmpty()) {
            return new Products(responses, List.of());
        }
        Finding finding = Finding.of("products_computed").at(List.copyOf(products.keySet()));
        return new Products(responses.withNumbers(products), List.of(finding));
    }

    private static double[] product(double[] first, double[] second) {
        double[] product = new double[first.length];
        for (int row = 0; row < product.length; row++) {
            product[row] = first[row] * second[row];
        }
        return product;
    }
}
