# Regenerates constraints.json: nonlinear equalities, inequalities and bounds.
# Run: Rscript constraints.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
# The searches are made more exact than lavaan's defaults, whose constrained search stops about 1e-6 away.
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
hsm <- read.csv("../data/hs1939_missing.csv")
binned <- hs; for (v in paste0("x", 1:9)) binned[[v]] <- as.integer(cut(binned[[v]], 5))
exact <- list(rel.tol = 1e-12, control.outer = list(tol = 1e-8))
# Standard errors of what a constraint fixes are rounding error in lavaan: 'known' leaves definitions out.
rows <- function(f, known) { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL
  p[!p$op %in% c("==", "<", ">", if (known) ":="), ] }
told <- function(f, known = FALSE) if (!lavInspect(f, "converged")) list(converged = FALSE) else list(converged = lavInspect(f, "converged"),
  fit = as.list(unclass(suppressWarnings(fitMeasures(f)))), parameters = rows(f, known))
fit <- function(model, data = hs, ...) told(suppressWarnings(cfa(model, data, control = exact, check.gradient = FALSE, ...)),
  grepl(":=", model))
three <- " visual =~ x1 + a*x2 + b*x3
 textual =~ x4 + c*x5 + d*x6
 speed =~ x7 + e*x8 + f*x9
 visual ~~ vv*visual
 textual ~~ vt*textual "
product <- paste(three, "\n a == b*c \n d^2 + a == 1.3")
mixed <- paste(three, "\n a == b \n c*d == 1 \n e < f \n a > 0.2")
mediation <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9
 textual ~ p*visual
 speed ~ q*textual + r*visual
 indirect := p*q
 indirect == 0.05 "
shares <- paste(three, "\n f < 1 \n c > d^2 \n a + b > 1.5")
groups <- " visual =~ x1 + c(a1, a2)*x2 + x3
 textual =~ x4 + x5 + x6
 a1 > a2
 visual ~~ c(v1, v2)*visual
 v1 == v2^2 "
heywood <- function(keep, bounds, ...)
  told(suppressWarnings(cfa(" visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 ", hs[keep, ], bounds = bounds, ...)))
bounded <- function(keep, bounds, ...) {
  p <- suppressWarnings(parTable(cfa(" visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 ", hs[keep, ], bounds = bounds, do.fit = FALSE, ...)))
  p <- p[p$free > 0, c("lhs", "op", "rhs", "group", "lower", "upper")]
  p$lower <- format(p$lower, digits = 15); p$upper <- format(p$upper, digits = 15); p }
written <- " visual =~ x1 + lower(0.6)*x2 + upper(0.7)*x3
 textual =~ x4 + x5 + x6
 textual ~~ upper(0.4)*visual "
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  product_ml = fit(product), product_mlr = fit(product, estimator = "MLR"), product_mlm = fit(product, estimator = "MLM"),
  product_fiml = fit(product, hsm, estimator = "MLR", missing = "fiml"),
  product_wlsmv = fit(product, binned, ordered = paste0("x", 1:9)),
  product_gls = told(cfa(product, hs, estimator = "GLS")),
  mediation_ml = fit(mediation), mediation_mlr = fit(mediation, estimator = "MLR"),
  mixed_ml = fit(mixed), mixed_mlr = fit(mixed, estimator = "MLR"),
  mixed_wlsmv = fit(mixed, binned, ordered = paste0("x", 1:9)),
  shares_ml = fit(shares), shares_mlr = fit(shares, estimator = "MLR"), shares_mlm = fit(shares, estimator = "MLM"),
  shares_wlsmv = fit(shares, binned, ordered = paste0("x", 1:9)),
  groups_ml = fit(groups, group = "school"), groups_mlr = fit(groups, group = "school", estimator = "MLR"),
  written_ml = told(cfa(written, hs)),
  heywood_standard = heywood(1:40, "standard"), heywood_wide = heywood(31:60, "wide"),
  heywood_pos_var = heywood(1:40, "pos.var"), heywood_pos_ov_var = heywood(31:60, "pos.ov.var"),
  heywood_pos_lv_var = heywood(1:40, "pos.lv.var"), heywood_mlr = heywood(1:40, "standard", estimator = "MLR"),
  bounds_standard = bounded(1:40, "standard"), bounds_wide = bounded(1:40, "wide"),
  bounds_pos_var = bounded(1:40, "pos.var"), bounds_std_lv = bounded(1:301, "wide", std.lv = TRUE),
  bounds_groups = bounded(1:301, "standard", group = "school"),
  bounds_gls = bounded(1:301, "standard", estimator = "GLS"))
kept <- suppressWarnings(cfa(product, hs, control = exact, check.gradient = FALSE))
kept_mlr <- suppressWarnings(cfa(product, hs, estimator = "MLR", control = exact, check.gradient = FALSE))
free_mlr <- cfa(three, hs, estimator = "MLR")
score <- suppressWarnings(lavTestScore(kept))
out$product_scores <- list(total = as.list(score$test), single = as.data.frame(score$uni))
mi <- modindices(kept); out$product_modindices <- as.data.frame(mi[, c("lhs", "op", "rhs", "mi", "epc")])
difference <- function(...) { t <- unclass(lavTestLRT(...)); list(chisq = t$`Chisq diff`[2], df = t$`Df diff`[2], pvalue = t$`Pr(>Chisq)`[2]) }
out$product_difference <- list(plain = difference(cfa(three, hs), kept),
  satorra_bentler_2001 = difference(free_mlr, kept_mlr, method = "satorra.bentler.2001"),
  satorra_bentler_2010 = try(difference(free_mlr, kept_mlr, method = "satorra.bentler.2010")))
half <- paste(three, "\n a == b*c")
half_mlr <- suppressWarnings(cfa(half, hs, estimator = "MLR", control = exact, check.gradient = FALSE))
out$nonlinear_difference <- list(satorra_bentler_2001 = difference(half_mlr, kept_mlr, method = "satorra.bentler.2001"),
  satorra_bentler_2010 = difference(half_mlr, kept_mlr, method = "satorra.bentler.2010"))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null", dataframe = "rows"), "constraints.json")
for (n in names(out)) if (is.list(out[[n]]) && !is.null(out[[n]]$converged)) {
  p <- out[[n]]$parameters; cat(n, out[[n]]$converged, out[[n]]$fit$chisq, out[[n]]$fit$df, out[[n]]$fit$npar, "\n")
}
