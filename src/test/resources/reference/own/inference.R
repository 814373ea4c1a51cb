# Regenerates inference.json: information matrix, standard errors and test of fit chosen apart from the estimator.
# Run: Rscript inference.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); gaps <- read.csv("../data/hs1939_missing.csv")
hsm <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
path <- " x1 ~ x4 + x7
 x9 ~ x1 "
cut4 <- hs; for (v in paste0("x", 1:9)) cut4[[v]] <- as.integer(cut(hs[[v]], 4))
fit <- function(f) list(converged = lavInspect(f, "converged"),
  information = lavInspect(f, "options")$information[1], se_kind = lavInspect(f, "options")$se, test_kind = tail(lavInspect(f, "options")$test, 1),
  fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
tries <- list(
  ml_observed = quote(cfa(hsm, hs, information = "observed")),
  ml_first_order = quote(cfa(hsm, hs, information = "first.order")),
  ml_sandwich = quote(cfa(hsm, hs, se = "robust.huber.white")),
  ml_sandwich_expected = quote(cfa(hsm, hs, se = "robust.huber.white", information = "expected")),
  ml_robust_sem = quote(cfa(hsm, hs, se = "robust.sem")),
  ml_satorra_bentler = quote(cfa(hsm, hs, test = "satorra.bentler")),
  ml_yuan_bentler_mplus = quote(cfa(hsm, hs, test = "yuan.bentler.mplus", meanstructure = TRUE)),
  ml_yuan_bentler = quote(cfa(hsm, hs, test = "yuan.bentler", meanstructure = TRUE)),
  ml_mean_var_adjusted = quote(cfa(hsm, hs, test = "mean.var.adjusted")),
  ml_scaled_shifted = quote(cfa(hsm, hs, test = "scaled.shifted")),
  mlm_observed = quote(cfa(hsm, hs, estimator = "MLM", information = "observed")),
  mlr_expected = quote(cfa(hsm, hs, estimator = "MLR", information = "expected")),
  mlr_satorra_bentler = quote(cfa(hsm, hs, estimator = "MLR", test = "satorra.bentler")),
  mlmvs = quote(cfa(hsm, hs, estimator = "MLMVS")),
  mlmvs_groups = quote(cfa(hsm, hs, estimator = "MLMVS", group = "school", group.equal = "loadings")),
  wlsmvs = quote(cfa(hsm, cut4, estimator = "WLSMVS", ordered = paste0("x", 1:9))),
  ulsmvs = quote(cfa(hsm, cut4, estimator = "ULSMVS", ordered = paste0("x", 1:9))),
  dwls_satorra_bentler = quote(cfa(hsm, cut4, estimator = "DWLS", test = "satorra.bentler", ordered = paste0("x", 1:9))),
  gls_observed = quote(cfa(hsm, hs, estimator = "GLS", information = "observed")),
  gls_robust_sem = quote(cfa(hsm, hs, estimator = "GLS", se = "robust.sem", test = "satorra.bentler")),
  path_observed = quote(sem(path, hs, information = "observed")),
  path_sandwich = quote(sem(path, hs, se = "robust.huber.white")),
  fiml_complete = quote(cfa(hsm, hs, missing = "ml")),
  fiml_observed = quote(cfa(hsm, gaps, missing = "ml")),
  fiml_expected = quote(cfa(hsm, gaps, missing = "ml", information = "expected")),
  fiml_first_order = quote(cfa(hsm, gaps, missing = "ml", information = "first.order")),
  fiml_sandwich = quote(cfa(hsm, gaps, missing = "ml", se = "robust.huber.white")),
  fiml_yuan_bentler_mplus = quote(cfa(hsm, gaps, missing = "ml", test = "yuan.bentler.mplus")),
  fiml_mlr_expected = quote(cfa(hsm, gaps, missing = "ml", estimator = "MLR", information = "expected")))
out <- list(source = paste("lavaan", packageVersion("lavaan")))
for (n in names(tries)) { r <- try(fit(eval(tries[[n]])), silent = TRUE)
  if (inherits(r, "try-error")) message(n, ": ", r) else out[[n]] <- r }
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "inference.json")
