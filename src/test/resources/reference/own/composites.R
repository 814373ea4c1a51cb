# Regenerates composites.json: composites (<~) and lavaan's fit of each. Where lavaan (0.6-14) adds a covariance of a composite that
# has no residual variance, which leaves the model unidentified, `lavaan` holds the text with that covariance fixed at 0.
# Run: Rscript composites.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
answer <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL
    p[p$op != "==" & !(p$op == "~~" & p$lhs != p$rhs & (p$lhs %in% c("c", "d") | p$rhs %in% c("c", "d"))), ] })
model <- function(text, lavaan = text, estimator = "ML", group = NULL, ...)
  list(text = text, estimator = estimator, group = group, answer = answer(sem(lavaan, hs, estimator = estimator, group = group, ...)))
fs <- "f =~ x4 + x5 + x6\n g =~ x7 + x8 + x9\n"
weight <- paste0(fs, "c <~ 1*x1 + x2 + x3\n f ~ c\n g ~ c")
added <- suppressWarnings(sem(paste0(fs, "c <~ 1*x1 + x2 + x3\n f ~ c + g"), hs))
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  covariance_added = list(df = fitMeasures(added, "df")[[1]], chisq = fitMeasures(added, "chisq")[[1]],
    standard_errors = !anyNA(parameterEstimates(added)$se)), cases = list(
  weight_fixed = model(weight),
  weight_fixed_mlr = model(weight, estimator = "MLR"),
  effect_fixed = model(paste0(fs, "c <~ x1 + x2 + x3\n f ~ 1*c\n g ~ c")),
  all_fixed = model("c <~ 1*x1 + 1*x2 + 1*x3\n x4 ~ c + sex"),
  with_a_factor = model(paste0(fs, "c <~ 1*x1 + x2 + x3\n f ~ c + g"), paste0(fs, "c <~ 1*x1 + x2 + x3\n f ~ c + g\n c ~~ 0*g")),
  two = model("f =~ x4 + x5 + x6\n c <~ 1*x1 + x2\n d <~ 1*x7 + x8 + x9\n f ~ c + d\n x3 ~ c + d",
    "f =~ x4 + x5 + x6\n c <~ 1*x1 + x2\n d <~ 1*x7 + x8 + x9\n f ~ c + d\n x3 ~ c + d\n c ~~ 0*d"),
  with_indicators = model("c <~ x1 + x2 + x3\n c =~ x4 + x5 + x6\n c ~~ c"),
  labelled = model(paste0(fs, "c <~ 1*x1 + a*x2 + a*x3\n f ~ b*c\n g ~ d*c\n difference := b - d")),
  of_factors = model(paste0(fs, "c <~ 1*f + g\n x1 ~ c\n x2 ~ c\n x3 ~ c"), paste0(fs, "c <~ 1*f + g\n x1 ~ c\n x2 ~ c\n x3 ~ c\n c ~~ 0*f + 0*g")),
  mediating = model("c <~ 1*x1 + x2 + x3\n c ~ sex\n x4 ~ c\n x5 ~ c"),
  by_group = model(weight, group = "school"),
  by_group_equal = model(paste0(fs, "c <~ 1*x1 + c(a,a)*x2 + x3\n f ~ c\n g ~ c"), group = "school")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "composites.json")
