# Regenerates within_ordinal.json: the ladder of one scale that the same people answered about three contexts, for ordered
# variables after Wu & Estabrook 2016. Run: Rscript within_ordinal.R   (from this folder)
# Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
within <- read.csv("../data/ce_within.csv"); K <- c("n", "w", "p")
model <- paste(sapply(K, function(k) paste0("ci_", k, " =~ ", paste0(k, "_ci", 1:4, collapse = " + "))), collapse = "\n")
items <- as.vector(sapply(K, function(k) paste0(k, "_ci", 1:4)))
levels <- list(configural = "", thresholds = "thresholds", metric = c("thresholds", "loadings"),
  scalar = c("thresholds", "loadings", "intercepts"), strict = c("thresholds", "loadings", "intercepts", "residuals"))
fits <- lapply(levels, function(e) cfa(as.character(measEq.syntax(configural.model = model, data = within, ordered = items,
  parameterization = "theta", ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", longFacNames = list(ci = paste0("ci_", K)),
  longIndNames = setNames(lapply(1:4, function(j) paste0(K, "_ci", j)), paste0("ci", 1:4)), auto = "all", long.equal = e)),
  data = within, ordered = items, parameterization = "theta"))
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1", "|"),
    c("lhs", "op", "rhs", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all")] })
lrt <- lapply(seq_along(fits)[-1], function(i) { t <- as.data.frame(lavTestLRT(fits[[i - 1]], fits[[i]], method = "satorra.2000"))
  as.list(t[2, c("Df diff", "Chisq diff", "Pr(>Chisq)")]) })
names(lrt) <- names(fits)[-1]
writeLines(toJSON(list(source = paste("semTools", packageVersion("semTools"), "lavaan", packageVersion("lavaan")),
  steps = lapply(fits, one), lrt = lrt), auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "within_ordinal.json")
