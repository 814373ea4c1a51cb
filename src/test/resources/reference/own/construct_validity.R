# Regenerates construct_validity.json: HTMT with signed correlations, reliability of second-order factors, R squared, and solutions that
# leave predictors in their units.
# Run: Rscript construct_validity.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); ce <- read.csv("../data/ce_contexts.csv")
three <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
second <- paste0(three, "\n g =~ visual + textual + speed")
path <- paste0(three, "\n textual ~ visual + sex\n x1 ~ ageyr")
items <- paste0("ci", 1:4); ordinal <- "ci =~ ci1 + ci2 + ci3 + ci4"; full <- ce[complete.cases(ce[, items]), ]
nox <- function(f) { s <- standardizedSolution(f, type = "std.nox"); lapply(which(s$op == "~"), function(i) list(s$lhs[i], s$rhs[i], s$est.std[i], s$se[i])) }
mat <- function(m) list(rows = rownames(m), x = unname(unclass(m)))
fit <- cfa(second, hs); grouped <- cfa(three, hs, group = "school"); delta <- cfa(ordinal, full, ordered = items)
theta <- cfa(ordinal, full, ordered = items, parameterization = "theta")
out <- list(source = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")),
  htmt_signed = mat(htmt(three, hs, absolute = FALSE, htmt2 = FALSE)), htmt_absolute = mat(htmt(three, hs, htmt2 = FALSE)),
  higher = unname(compRelSEM(fit, higher = "g")["g"]),
  rsquare = list(cfa = as.list(lavInspect(fit, "rsquare")), path = as.list(lavInspect(sem(path, hs), "rsquare")),
    grouped = lapply(lavInspect(grouped, "rsquare"), as.list), ordered = as.list(lavInspect(delta, "rsquare"))),
  nox = list(random = nox(sem(path, hs, fixed.x = FALSE)), gls = nox(sem(path, hs, estimator = "GLS"))),
  ordered = list(delta = unname(compRelSEM(delta, ord.scale = FALSE)), theta = unname(compRelSEM(theta, ord.scale = FALSE)),
    categorical = unname(compRelSEM(delta))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = 10, na = "null", null = "null"), "construct_validity.json")
