# Regenerates ordered_bootstrap.json: lavaan's estimates for samples drawn with replacement whose rows are given by their places in
# the data, and the spread of bootstrapLavaan's estimates, which is known up to its Monte Carlo error only. The weight of row i is
# 0.5 + (7 i mod 11) / 5, its cluster i mod 40. A cluster that is drawn twice is two clusters. lavaan 0.6-14 pays no heed to clusters
# where variables are ordered; estimates by ULSMV, whose weights are all 1, do not depend on them.
# Run: Rscript ordered_bootstrap.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
set.seed(1979)
bfi <- read.csv("../data/bfi.csv")
items <- paste0(rep(c("A", "N"), each = 5), 1:5)
i <- seq_len(nrow(bfi)); bfi$w <- 0.5 + (7 * i) %% 11 / 5; bfi$block <- i %% 40
two <- " agree =~ A1 + A2 + A3 + A4 + A5
 neuro =~ N1 + N2 + N3 + N4 + N5 "
place <- i[complete.cases(bfi[, c(items, "gender")])][1:600]
gaps <- i[1:600]
rows <- function(places) sample(places, length(places), replace = TRUE)
by_group <- function(places) unlist(lapply(unique(bfi$gender[places]), function(g) rows(places[bfi$gender[places] == g])))
whole <- function(d, column, places) { drawn <- sample(unique(d[places, column]), replace = TRUE)
  own <- lapply(drawn, function(k) places[d[places, column] == k])
  list(rows = unlist(own), copy = rep(seq_along(own), lengths(own))) }
estimates <- function(f) { p <- parameterEstimates(f, se = FALSE, remove.nonfree = FALSE)
  stopifnot(lavInspect(f, "converged")); p <- p[p$op %in% c("=~", "~~", "~1", "|", "~"), ]
  if (is.null(p$group)) p$group <- 1; p[, c("lhs", "op", "rhs", "group", "est")] }
# nlminb ends early where thresholds are equal: BFGS goes on from there to a lower minimum.
drawn <- function(how, ..., ordered = items, further = FALSE) lapply(1:3, function(k) { r <- how()
  f <- cfa(two, bfi[r, ], ordered = ordered, ...)
  if (further) f <- cfa(two, bfi[r, ], ordered = ordered, ..., start = f, optim.method = "BFGS", control = list(reltol = 1e-16, maxit = 5000))
  list(rows = r, parameters = estimates(f)) })
in_clusters <- function(d, column, places, model, ...) lapply(1:3, function(k) { r <- whole(d, column, places); own <- d[r$rows, ]
  own$copy <- r$copy; list(rows = r$rows, copy = r$copy, parameters = estimates(cfa(model, own, ...))) })
own <- function() rows(place)
two_level <- read.csv("../data/twolevel.csv"); gap <- two_level; n <- nrow(gap)
gap$y2[seq(3, n, 7)] <- NA; gap$y3[seq(5, n, 11)] <- NA
f <- " f =~ y1 + y2 + y3 + y4 "
hs <- read.csv("../data/hs1939.csv"); j <- seq_len(nrow(hs)); hs$w <- 0.5 + (7 * j) %% 11 / 5
factors <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6 "
samples <- list(
  wlsmv = drawn(own), ulsmv = drawn(own, estimator = "ULSMV"), wls = drawn(own, estimator = "WLS"),
  theta_groups = drawn(function() by_group(place), group = "gender", group.equal = c("loadings", "thresholds"),
    parameterization = "theta", further = TRUE),
  pairwise = drawn(function() rows(gaps), missing = "pairwise"),
  mixed = drawn(own, ordered = c("A1", "A2", "N1", "N4")),
  weights = drawn(own, sampling.weights = "w"),
  clusters = in_clusters(bfi, "block", place, two, ordered = items, estimator = "ULSMV"),
  continuous_clusters = in_clusters(two_level, "cluster", seq_len(n), f, cluster = "copy", estimator = "MLR"),
  fiml_clusters = in_clusters(gap, "cluster", seq_len(n), f, cluster = "copy", estimator = "MLR", missing = "fiml"),
  continuous_weights = lapply(1:3, function(k) { r <- rows(j)
    list(rows = r, parameters = estimates(cfa(factors, hs[r, ], sampling.weights = "w"))) }))
# Spread: 300 people, five items joined to four categories each, of which some are rare.
small <- bfi[place[1:300], paste0("A", 1:5)]; small[] <- lapply(small, function(x) pmax(x, 3) - 2); small$A1 <- pmin(bfi$A1[place[1:300]], 4)
fit <- cfa(" agree =~ A3 + A1 + A2 + A4 + A5 ", small, ordered = TRUE)
draws <- bootstrapLavaan(fit, R = 2000)
failed <- sum(is.na(draws[, 1])); draws <- draws[!is.na(draws[, 1]), ]
clusters <- t(replicate(500, { r <- whole(two_level, "cluster", seq_len(n)); coef(cfa(f, two_level[r$rows, ], meanstructure = TRUE)) }))
labels <- function(f) { p <- parTable(f); p <- p[p$free > 0, ]; paste0(p$lhs, p$op, p$rhs) }
spread <- function(fit, draws, failed) list(parameters = labels(fit), mean = unname(colMeans(draws)), se = unname(apply(draws, 2, sd)),
  lower = unname(apply(draws, 2, quantile, 0.025)), upper = unname(apply(draws, 2, quantile, 0.975)), draws = nrow(draws), failed = failed)
out <- list(source = paste("lavaan", packageVersion("lavaan")), samples = samples,
  spread = spread(fit, draws, failed), cluster_spread = spread(cfa(f, two_level, meanstructure = TRUE), clusters, 0))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "ordered_bootstrap.json")
