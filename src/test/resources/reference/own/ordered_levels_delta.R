# Regenerates ordered_levels_delta.json: levels of invariance of ordered variables after Wu & Estabrook 2016 in the delta
# parameterisation, across three contexts and for people who answered about two contexts. Run: Rscript ordered_levels_delta.R
# (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
kinds <- c(configural = "", thresholds = "thresholds", metric = "loadings", scalar = "intercepts")
held <- function(i) if (i == 1) "" else unname(kinds[2:i])
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1", "|", "~*~"),
    intersect(c("lhs", "op", "rhs", "group", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all"), names(p))] })
ce <- read.csv("../data/ce_contexts.csv"); items <- c(paste0("ci", 1:3), paste0("rw", 1:3)); full <- ce[complete.cases(ce[, items]), ]
model <- "ci =~ ci1 + ci2 + ci3\nrw =~ rw1 + rw2 + rw3"
across <- lapply(setNames(seq_along(kinds), names(kinds)), function(i) one(cfa(as.character(measEq.syntax(configural.model = model, data = full,
  ordered = items, parameterization = "delta", ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", group = "context", group.equal = held(i))),
  data = full, ordered = items, parameterization = "delta", group = "context")))
within <- read.csv("../data/ce_within.csv"); K <- c("n", "w")
long <- paste(sapply(K, function(k) paste0("ci_", k, " =~ ", paste0(k, "_ci", 1:4, collapse = " + "))), collapse = "\n")
wide <- as.vector(sapply(K, function(k) paste0(k, "_ci", 1:4)))
people <- lapply(setNames(seq_along(kinds), names(kinds)), function(i) one(cfa(as.character(measEq.syntax(configural.model = long, data = within, ordered = wide,
  parameterization = "delta", ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", longFacNames = list(ci = paste0("ci_", K)),
  longIndNames = setNames(lapply(1:4, function(j) paste0(K, "_ci", j)), paste0("ci", 1:4)), auto = "all",
  long.equal = held(i))), data = within, ordered = wide, parameterization = "delta")))
writeLines(toJSON(list(source = paste("semTools", packageVersion("semTools"), "lavaan", packageVersion("lavaan")),
  across = across, within = people), auto_unbox = TRUE, digits = 10, na = "null", null = "null"), "ordered_levels_delta.json")
