# Regenerates products.json: models with products of observed variables (x:z), which lavaan computes from the two columns.
# Run: Rscript products.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
holes <- hs; holes$x2[seq(3, 301, by = 17)] <- NA; holes$x7[seq(5, 301, by = 23)] <- NA
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL
    for (side in c("lhs", "rhs")) p[[side]][p[[side]] == "p12"] <- "x1:x2"
    p[p$op != "==", ] })
# A product to the left of an operator, which lavaan (0.6-14) cannot read, is a column of its own.
hs$p12 <- hs$x1 * hs$x2
case <- function(text, data = hs, holes = FALSE, lavaan = text, ...) list(text = text, holes = holes, answer = fit(sem(lavaan, data, ...)))
out <- list(source = paste("lavaan", packageVersion("lavaan")), cases = list(
  predictor = case("x9 ~ x1 + x2 + x1:x2"),
  labelled = case("x9 ~ x1 + x2 + b*x1:x2\n x8 ~ b*x1:x2 + x1 + x2"),
  of_a_factor = case("f =~ x4 + x5 + x6\n f ~ x1 + x7 + x1:x7"),
  indicator = case("f =~ x4 + x5 + x6 + x1:x2\n x9 ~ f + x1 + x2"),
  outcome = case("x1:x2 ~ x4 + x5\n x9 ~ x1:x2 + x1 + x2", lavaan = "p12 ~ x4 + x5\n x9 ~ p12 + x1 + x2"),
  with_missing = case("x9 ~ x2 + x7 + x2:x7", holes, TRUE)))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "products.json")
