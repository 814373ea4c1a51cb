# Twelve imputed data sets of a trial (pooled_trial.csv), analysed in each set and pooled by mice: analysis of covariance of three arms
# (lm; in SDs of the baseline; CR2 standard errors of clusters with Satterthwaite df, by their formulas), mean change, effect size, SRM,
# predictive minimal important change; means of scale scores of mi_hs_imputed20.csv in all and by sex.
# The sets were made by mice (pmm) once, with the seed below; pooling is what is tested, so that they are data (Rscript pooled_trial.R sets).
# Run from this folder: Rscript pooled_trial.R   (R 4.2.2, mice 3.15.0)
suppressMessages({library(mice); library(jsonlite)})
if (identical(commandArgs(TRUE), "sets")) {
  set.seed(16)
  n <- 96
  d <- data.frame(cluster = rep(1:12, each = 8), arm = rep(0:2, times = 4)[rep(1:12, each = 8)], base = round(rnorm(n, 50, 10), 1))
  u <- rnorm(12, 0, 3)[d$cluster]
  d$mid <- round(20 + .6 * d$base + 2 * d$arm + u + rnorm(n, 0, 7), 1)
  d$last <- round(10 + .3 * d$base + .5 * d$mid + 2 * d$arm + u + rnorm(n, 0, 6), 1)
  d$better <- as.integer(d$last - d$base + rnorm(n, 0, 8) > 4)
  d$last[d$mid < 45 & runif(n) < .6] <- NA
  d$mid[runif(n) < .15] <- NA
  d$base[runif(n) < .06] <- NA
  p <- quickpred(d, mincor = 0, exclude = "cluster")
  s <- complete(mice(d, m = 12, method = "pmm", predictorMatrix = p, seed = 16, printFlag = FALSE), "long")
  write.csv(s[c(".imp", "cluster", "arm", "base", "mid", "last", "better")], "pooled_trial.csv", row.names = FALSE, quote = FALSE)
}
d <- read.csv("pooled_trial.csv", check.names = FALSE)
m <- max(d$.imp); sets <- lapply(1:m, function(i) d[d$.imp == i, ])
n <- nrow(sets[[1]])
given <- function(est, se, df, fmi, riv, lambda)
  list(est = est, se = se, df = df, t = est / se, p = 2 * pt(-abs(est / se), df), lower = est - qt(.975, df) * se, upper = est + qt(.975, df) * se,
       fmi = fmi, riv = riv, lambda = lambda)
# dfcom = n - k in pool.scalar
scalar <- function(q, u, dfcom) {
  p <- if (is.infinite(dfcom)) pool.scalar(q, u) else pool.scalar(q, u, n = dfcom + 1, k = 1)
  given(p$qbar, sqrt(p$t), p$df, p$fmi, p$r, (1 + 1 / p$m) * p$b / p$t)
}
fits <- lapply(sets, function(x) lm(last ~ base + factor(arm), x))
pooled <- pool(as.mira(fits))$pooled
differences <- lapply(3:4, function(k) with(pooled[k, ], given(estimate, sqrt(t), df, fmi, riv, lambda)))
shown <- summary(pool(as.mira(fits)), conf.int = TRUE)
stopifnot(all.equal(shown$p.value[3:4], sapply(differences, function(x) x$p)), all.equal(shown[["2.5 %"]][3:4], sapply(differences, function(x) x$lower)))
# the SD of the baseline is taken as known
sds <- sapply(sets, function(x) sd(x$base))
standardised <- lapply(3:4, function(k) scalar(sapply(fits, function(f) coef(f)[k]) / sds, sapply(fits, function(f) vcov(f)[k, k]) / sds^2, n - 4))
# Bell and McCaffrey (2002); df of Satterthwaite under independent rows of one variance
cr2 <- function(fit, cluster) {
  X <- model.matrix(fit); e <- resid(fit); M <- solve(crossprod(X)); H <- X %*% M %*% t(X); N <- nrow(X)
  groups <- split(seq_len(N), cluster)
  half <- function(A) { s <- eigen(A, symmetric = TRUE); s$vectors %*% diag(ifelse(s$values > 1e-10, 1 / sqrt(s$values), 0), length(s$values)) %*% t(s$vectors) }
  A <- lapply(groups, function(g) half(diag(length(g)) - H[g, g]))
  meat <- Reduce("+", Map(function(g, a) tcrossprod(t(X[g, ]) %*% a %*% e[g]), groups, A))
  V <- M %*% meat %*% M
  df <- sapply(seq_len(ncol(X)), function(j) {
    P <- sapply(seq_along(groups), function(k) { g <- groups[[k]]; (diag(N) - H)[, g] %*% A[[k]] %*% X[g, ] %*% M[, j] })
    Q <- crossprod(P); sum(diag(Q))^2 / sum(Q^2)
  })
  list(est = coef(fit), var = diag(V), df = df)
}
robust <- Map(function(f, x) cr2(f, x$cluster), fits, sets)
clustered <- lapply(3:4, function(k) scalar(sapply(robust, function(r) r$est[k]), sapply(robust, function(r) r$var[k]), mean(sapply(robust, function(r) r$df[k]))))
one <- function(x, rows) {
  x <- x[rows, ]; change <- x$last - x$base; k <- nrow(x); es <- mean(change) / sd(x$base); srm <- mean(change) / sd(change)
  c(change = mean(change), change_v = var(change) / k, es = es, es_v = 2 * (1 - cor(x$base, x$last)) / k + es^2 / (2 * k), srm = srm, srm_v = 1 / k + srm^2 / (2 * k), n = k)
}
responsiveness <- function(rows) {
  s <- sapply(sets, one, rows)
  list(n = s["n", 1], change = scalar(s["change", ], s["change_v", ], s["n", 1] - 1), es = scalar(s["es", ], s["es_v", ], Inf), srm = scalar(s["srm", ], s["srm_v", ], Inf))
}
mic <- sapply(sets, function(x) {
  change <- x$last - x$base; q <- mean(x$better); p <- log(q / (1 - q))
  g <- glm(better ~ change, binomial, x, epsilon = 1e-14); b <- coef(g); V <- vcov(g)
  est <- (p - b[1]) / b[2]; grad <- c(-1 / b[2], -est / b[2])
  c(est, grad %*% V %*% grad, est - (.090 + .103 * cor(x$better, change)) * sd(change) * p)
})
hs <- read.csv("../data/mi_hs_imputed20.csv", check.names = FALSE)
scales <- list(visual = c("x1", "x2", "x3"), textual = c("x4", "x5", "x6"), speed = c("x7", "x8", "x9"))
means <- lapply(scales, function(v) lapply(c(all = "", one = "1", two = "2"), function(g) {
  s <- sapply(1:20, function(i) { x <- rowMeans(hs[hs$.imp == i & (g == "" | hs$sex == g), v]); c(mean(x), var(x) / length(x), length(x)) })
  c(n = s[3, 1], scalar(s[1, ], s[2, ], s[3, 1] - 1))
}))
arms <- sets[[1]]$arm
write_json(list(
  n = n, differences = differences, standardised = standardised, clustered = clustered,
  responsiveness = c(list(responsiveness(arms >= 0)), lapply(0:2, function(a) responsiveness(arms == a))),
  mic = list(predictive = scalar(mic[1, ], mic[2, ], Inf), adjusted = mean(mic[3, ])),
  means = means), "pooled_trial.json", auto_unbox = TRUE, digits = NA, pretty = TRUE)
