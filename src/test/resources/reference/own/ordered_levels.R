# Regenerates ordered_levels.json: ladders for ordered variables after Wu & Estabrook 2016 that go on to variances, covariances and
# means of factors, across three contexts; and the ladder of people in two groups who answered about two contexts. Run:
# Rscript ordered_levels.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
kinds <- c(configural = "", thresholds = "thresholds", metric = "loadings", scalar = "intercepts", strict = "residuals",
  variances = "lv.variances", covariances = "lv.covariances", means = "means")
held <- function(i) if (i == 1) "" else unname(kinds[2:i])
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1", "|"),
    c("lhs", "op", "rhs", "group", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all")] })
ladder <- function(fits) { lrt <- lapply(seq_along(fits)[-1], function(i) { t <- as.data.frame(lavTestLRT(fits[[i - 1]], fits[[i]], method = "satorra.2000"))
    as.list(t[2, c("Df diff", "Chisq diff", "Pr(>Chisq)")]) })
  names(lrt) <- names(fits)[-1]; list(steps = lapply(fits, one), lrt = lrt) }
ce <- read.csv("../data/ce_contexts.csv"); items <- c(paste0("ci", 1:3), paste0("rw", 1:3)); full <- ce[complete.cases(ce[, items]), ]
model <- "ci =~ ci1 + ci2 + ci3\nrw =~ rw1 + rw2 + rw3"
across <- lapply(setNames(seq_along(kinds), names(kinds)), function(i) cfa(as.character(measEq.syntax(configural.model = model, data = full,
  ordered = items, parameterization = "theta", ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", group = "context", group.equal = held(i))),
  data = full, ordered = items, parameterization = "theta", group = "context"))
within <- read.csv("../data/ce_within.csv"); K <- c("n", "w"); within$arm <- ifelse(within$id %% 2 == 1, "odd", "even")
long <- paste(sapply(K, function(k) paste0("ci_", k, " =~ ", paste0(k, "_ci", 1:4, collapse = " + "))), collapse = "\n")
wide <- as.vector(sapply(K, function(k) paste0(k, "_ci", 1:4)))
both <- lapply(setNames(1:5, names(kinds)[1:5]), function(i) cfa(as.character(measEq.syntax(configural.model = long, data = within, ordered = wide,
  parameterization = "theta", ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", longFacNames = list(ci = paste0("ci_", K)),
  longIndNames = setNames(lapply(1:4, function(j) paste0(K, "_ci", j)), paste0("ci", 1:4)), auto = "all", group = "arm", group.equal = held(i),
  long.equal = held(i))), data = within, ordered = wide, parameterization = "theta", group = "arm", group.label = c("odd", "even")))
writeLines(toJSON(list(source = paste("semTools", packageVersion("semTools"), "lavaan", packageVersion("lavaan")),
  across = ladder(across), groups_by_contexts = ladder(both)), auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "ordered_levels.json")
