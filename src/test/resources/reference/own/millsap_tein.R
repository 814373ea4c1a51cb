# Regenerates millsap_tein.json: ladders for ordered variables in the order of Millsap & Yun-Tein 2004, across groups and within
# people. Run: Rscript millsap_tein.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
ce <- read.csv("../data/ce_contexts.csv"); items <- c(paste0("ci", 1:4), paste0("rw", 1:4)); full <- ce[complete.cases(ce[, items]), ]
levels <- list(configural = "", metric = "loadings", scalar = c("loadings", "thresholds"), strict = c("loadings", "thresholds", "residuals"))
model <- "ci =~ ci1 + ci2 + ci3 + ci4\nrw =~ rw1 + rw2 + rw3 + rw4"
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- as.data.frame(parameterEstimates(f, standardized = TRUE)); p[p$op %in% c("=~", "~~", "~1", "|"),
    intersect(c("lhs", "op", "rhs", "group", "est", "se", "z", "pvalue", "ci.lower", "ci.upper", "std.lv", "std.all"), names(p))] })
ladder <- function(fits) { lrt <- lapply(seq_along(fits)[-1], function(i) { t <- as.data.frame(lavTestLRT(fits[[i - 1]], fits[[i]], method = "satorra.2000"))
    as.list(t[2, c("Df diff", "Chisq diff", "Pr(>Chisq)")]) })
  names(lrt) <- names(fits)[-1]; list(steps = lapply(fits, one), lrt = lrt) }
across <- lapply(levels, function(e) cfa(as.character(measEq.syntax(configural.model = model, data = full, ordered = items,
  parameterization = "theta", ID.fac = "ul", ID.cat = "millsap", group = "context", group.equal = e)), data = full, ordered = items,
  parameterization = "theta", group = "context"))
within <- read.csv("../data/ce_within.csv"); K <- c("n", "w", "p")
long <- paste(sapply(K, function(k) paste0("ci_", k, " =~ ", paste0(k, "_ci", 1:4, collapse = " + "))), collapse = "\n")
wide <- as.vector(sapply(K, function(k) paste0(k, "_ci", 1:4)))
same <- lapply(levels, function(e) cfa(as.character(measEq.syntax(configural.model = long, data = within, ordered = wide,
  parameterization = "theta", ID.fac = "ul", ID.cat = "millsap", longFacNames = list(ci = paste0("ci_", K)),
  longIndNames = setNames(lapply(1:4, function(j) paste0(K, "_ci", j)), paste0("ci", 1:4)), auto = "all", long.equal = e)),
  data = within, ordered = wide, parameterization = "theta"))
writeLines(toJSON(list(source = paste("semTools", packageVersion("semTools"), "lavaan", packageVersion("lavaan")),
  across = ladder(across), within = ladder(same)), auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "millsap_tein.json")
