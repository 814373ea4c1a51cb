# Regenerates classification.json: shares of people who reach a cut-off on the sum of a factor's items, as items work in their own
# group and as they work in the first, and the share sorted otherwise for it. Continuous items from a partially invariant model,
# ordered items from the configural one with factors of mean 0 and variance 1; sums of ordered items by listing all answers.
# Run: Rscript classification.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
over <- function(f, m, s) integrate(function(e) f(e) * dnorm(e, m, s), m - 9 * s, m + 9 * s, rel.tol = 1e-10, subdivisions = 2000)$value
shares <- function(own, other, m, s) list(reached = over(own, m, s), reached_as_reference = over(other, m, s),
  differently = over(function(e) abs(own(e) - other(e)), m, s))

hs <- read.csv("../data/hs1939.csv")
fit <- cfa("visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9", hs, group = "school",
  group.equal = c("loadings", "intercepts"), group.partial = c("x3~1", "visual=~x2"))
e <- lavInspect(fit, "est"); cut <- 14; i <- paste0("x", 1:3)
reach <- function(g) function(f) sapply(f, function(x)
  pnorm((sum(e[[g]]$nu[i, 1] + e[[g]]$lambda[i, "visual"] * x) - cut) / sqrt(sum(diag(e[[2]]$theta)[i]))))
continuous <- c(list(cutoff = cut), shares(reach(2), reach(1), e[[2]]$alpha["visual", 1], sqrt(e[[2]]$psi["visual", "visual"])))

ce <- read.csv("../data/ce_contexts.csv"); items <- paste0("ci", 1:4); ce <- ce[complete.cases(ce[, items]), ]
fit <- cfa("ci =~ ci1 + ci2 + ci3 + ci4", ce, ordered = items, group = "context", std.lv = TRUE, parameterization = "theta")
p <- parameterEstimates(fit); groups <- lavInspect(fit, "group.label"); cut <- 14
every <- as.matrix(expand.grid(rep(list(1:5), 4))); enough <- every[rowSums(every) >= cut, ]
chance <- function(item, g, x) { l <- p$est[p$op == "=~" & p$rhs == item & p$group == g]; t <- p$est[p$op == "|" & p$lhs == item & p$group == g]
  -diff(c(1, pnorm(l * x - t), 0)) }
reach <- function(g) function(f) sapply(f, function(x) { each <- sapply(items, chance, g, x)
  sum(each[enough[, 1], 1] * each[enough[, 2], 2] * each[enough[, 3], 3] * each[enough[, 4], 4]) })
ordered <- lapply(2:3, function(g) c(list(context = groups[g], cutoff = cut), shares(reach(g), reach(1), 0, 1)))
writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), continuous = continuous, ordered = ordered),
  auto_unbox = TRUE, digits = NA), "classification.json")
