# Regenerates factor_levels.json: ladders that go on to variances, covariances and means of factors, across groups and within
# people. Run: Rscript factor_levels.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
model <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
kinds <- c(metric = "loadings", scalar = "intercepts", strict = "residuals", variances = "lv.variances",
  covariances = "lv.covariances", means = "means")
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1"),
    intersect(c("lhs", "op", "rhs", "group", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all"), names(p))] })
ladder <- function(fits, method) { lrt <- lapply(seq_along(fits)[-1], function(i) {
    t <- as.data.frame(lavTestLRT(fits[[i - 1]], fits[[i]], method = method)); as.list(t[2, c("Df diff", "Chisq diff", "Pr(>Chisq)")]) })
  names(lrt) <- names(fits)[-1]; list(steps = lapply(fits, one), lrt = lrt) }
across <- function(steps, ...) lapply(setNames(seq_along(steps), steps), function(i) cfa(model, hs, group = "school",
  group.equal = if (i == 1) "" else unname(kinds[steps[2:i]]), ...))
whole <- c("configural", names(kinds)); short <- c("configural", "metric", "scalar", "variances", "means")
ce <- read.csv("../data/ce_within.csv"); K <- c("n", "w")
pair <- function(tie) { l <- function(f, i, k) paste0(if (i > 1) paste0(if ("loadings" %in% tie) paste0(f, i, "*") else "") else "", k, "_", f, i)
  rows <- c(); for (k in K) for (f in c("ci", "rw")) rows <- c(rows, paste0(f, "_", k, " =~ ", paste(sapply(1:4, function(i) l(f, i, k)), collapse = " + ")),
    sapply(1:4, function(i) paste0(k, "_", f, i, " ~ ", if ("intercepts" %in% tie) paste0("n", f, i, "*") else "", "1")),
    sapply(1:4, function(i) paste0(k, "_", f, i, " ~~ ", if ("residuals" %in% tie) paste0("e", f, i, "*") else "", k, "_", f, i)),
    paste0(f, "_", k, " ~~ ", if ("lv.variances" %in% tie) paste0("v", f, "*") else "", f, "_", k),
    paste0(f, "_", k, " ~ ", if (k == "n" || !"intercepts" %in% tie || "means" %in% tie) "0*" else "NA*", "1"))
  for (k in K) rows <- c(rows, paste0("ci_", k, " ~~ ", if ("lv.covariances" %in% tie) "c*" else "", "rw_", k))
  paste(c(rows, as.vector(sapply(c("ci", "rw"), function(f) paste0("n_", f, 1:4, " ~~ w_", f, 1:4)))), collapse = "\n") }
within <- if (all(paste0("n_rw", 1:4) %in% names(ce))) lapply(setNames(seq(0, 6), whole), function(i) cfa(pair(unname(kinds[seq_len(i)])), ce)) else NULL
writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), ml = ladder(across(whole), "default"),
  mlr = ladder(across(whole, estimator = "MLR"), "satorra.bentler.2001"), without_strict = ladder(across(short), "default"),
  within = if (!is.null(within)) ladder(within, "default")), auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "factor_levels.json")
