# Regenerates weights.json: whole fits with sampling weights. The weight of row i is 0.5 + (7 i mod 11) / 5, its cluster i mod 40.
# Run: Rscript weights.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
weigh <- function(d) { i <- seq_len(nrow(d)); d$w <- 0.5 + (7 * i) %% 11 / 5; d$block <- i %% 40; d }
hs <- weigh(read.csv("../data/hs1939.csv"))
missing <- weigh(read.csv("../data/hs1939_missing.csv"))
bfi <- weigh(read.csv("../data/bfi.csv"))
hsm <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
two <- " agree =~ A1 + A2 + A3 + A4 + A5
 consc =~ C1 + C2 + C3 + C4 + C5 "
items <- paste0(rep(c("A", "C"), each = 5), 1:5)
complete <- bfi[complete.cases(bfi[, c(items, "gender")]), ]
fit <- function(f) list(converged = lavInspect(f, "converged"), nobs = lavInspect(f, "nobs"),
  fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
equal <- c("loadings", "intercepts")
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  mlr = fit(cfa(hsm, hs, sampling.weights = "w")),
  covariate = fit(cfa(paste0(hsm, "\n speed ~ visual + ageyr"), hs, sampling.weights = "w")),
  groups = fit(cfa(hsm, hs, sampling.weights = "w", group = "school", group.equal = equal)),
  fiml = fit(cfa(hsm, missing, sampling.weights = "w", estimator = "MLR", missing = "fiml")),
  clusters = fit(cfa(hsm, hs, sampling.weights = "w", estimator = "MLR", cluster = "block")),
  fiml_clusters = fit(cfa(hsm, missing, sampling.weights = "w", estimator = "MLR", missing = "fiml", cluster = "block")),
  wlsmv = fit(cfa(two, complete, ordered = items, sampling.weights = "w")),
  wlsmv_groups = fit(cfa(two, complete, ordered = items, sampling.weights = "w", group = "gender",
    group.equal = c("loadings", "thresholds"))),
  ulsmv = fit(cfa(two, complete, ordered = items, sampling.weights = "w", estimator = "ULSMV", parameterization = "theta")),
  pairwise = fit(cfa(two, bfi, ordered = items, sampling.weights = "w", missing = "pairwise")),
  mixed = fit(cfa(two, complete, ordered = c("A1", "A2", "A3", "C1"), sampling.weights = "w")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "weights.json")
