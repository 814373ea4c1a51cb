# Regenerates ordinal_dmacs.json: dMACS and its signed form for ordered items, where the expected answer is that of the ordinal
# model; three groups against the first; factors of mean 0 and variance 1 in every group; pooled standard deviation of the answers.
# Run: Rscript ordinal_dmacs.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
ce <- read.csv("../data/ce_contexts.csv"); items <- c(paste0("ci", 1:4), paste0("rw", 1:4), paste0("sb", 1:4))
ce <- ce[complete.cases(ce[, items]), ]
fit <- cfa("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4", ce, ordered = items,
  group = "context", std.lv = TRUE, parameterization = "theta")
p <- parameterEstimates(fit); groups <- lavInspect(fit, "group.label")
expected <- function(item, g) { l <- p$est[p$op == "=~" & p$rhs == item & p$group == g]; t <- p$est[p$op == "|" & p$lhs == item & p$group == g]
  function(eta) 1 + rowSums(pnorm(outer(l * eta, t, "-"))) }
out <- list()
for (g in 2:3) for (item in items) {
  difference <- function(eta) expected(item, g)(eta) - expected(item, 1)(eta)
  s <- sapply(c(1, g), function(k) sd(ce[ce$context == groups[k], item])); n <- sapply(c(1, g), function(k) sum(ce$context == groups[k]))
  pooled <- sum((n - 1) * s) / sum(n - 1)
  over <- function(f) integrate(function(e) f(e) * dnorm(e), -Inf, Inf, rel.tol = 1e-10, subdivisions = 1000)$value
  out[[length(out) + 1]] <- list(item = item, context = groups[g], points = over(difference), dmacs = sqrt(over(function(e) difference(e)^2)) / pooled,
    signed = over(difference) / pooled) }
writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), items = out), auto_unbox = TRUE, digits = NA), "ordinal_dmacs.json")
