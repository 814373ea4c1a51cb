# Statistics of 20 imputed data sets (mi_hs_imputed20.csv) pooled by Rubin's rules: item means and standard deviations (as logarithms, with
# the standard error 1/sqrt(2(n - 1)) of normal data), corrected item-total correlations, alpha and omega of three scales, means, standard
# deviations and correlations of the scale means, a confirmatory model, latent means of boys and girls, the test of fit by D2.
# Rubin's rules as in mice 3.15 (pool.scalar): df of Barnard and Rubin (1999). The model also by semTools 0.5-6 (cfa.mi; D2).
# semTools takes the total variance of Rubin only with scale.W = FALSE; by default it scales the variance within by one factor for all.
# Run from this folder: Rscript pooling.R   (lavaan 0.6-14, semTools 0.5-6, psych 2.2.9)
suppressMessages({library(lavaan); library(semTools); library(psych); library(jsonlite)})
d <- read.csv("../data/mi_hs_imputed20.csv", check.names = FALSE)
sets <- lapply(1:20, function(i) d[d$.imp == i, ])
m <- 20; n <- 301
rubin <- function(q, u, dfcom) {
  est <- mean(q); ubar <- mean(u); b <- var(q); t <- ubar + (1 + 1 / m) * b
  lambda <- (1 + 1 / m) * b / t
  old <- (m - 1) / lambda^2
  obs <- (dfcom + 1) / (dfcom + 3) * dfcom * (1 - lambda)
  df <- if (is.infinite(dfcom)) old else old * obs / (old + obs)
  r <- (1 + 1 / m) * b / ubar
  list(est = est, se = sqrt(t), df = df, fmi = (r + 2 / (df + 3)) / (r + 1), half = qt(.975, df) * sqrt(t))
}
whole <- function(p) list(est = p$est, lower = p$est - p$half, upper = p$est + p$half, se = p$se, df = p$df, fmi = p$fmi)
back <- function(p, f) { e <- f(c(p$est, p$est - p$half, p$est + p$half)); list(est = e[1], lower = min(e[2:3]), upper = max(e[2:3]), se = p$se, df = p$df, fmi = p$fmi) }
fisher <- function(r) back(rubin(atanh(r), rep(1 / (n - 3), m), n - 2), tanh)
spread <- function(sds) back(rubin(log(sds), rep(1 / (2 * (n - 1)), m), n - 1), exp)
complement <- function(a, se) back(rubin(log(1 - a), (se / (1 - a))^2, n - 1), function(x) 1 - exp(x))
scales <- list(visual = c("x1", "x2", "x3"), textual = c("x4", "x5", "x6"), speed = c("x7", "x8", "x9"))
out <- list(items = list(), reliability = list(), correlations = list())
for (s in names(scales)) {
  v <- scales[[s]]
  a <- lapply(sets, function(x) suppressWarnings(suppressMessages(psych::alpha(x[v], warnings = FALSE))))
  for (i in v) {
    x <- sapply(sets, function(z) mean(z[[i]])); u <- sapply(sets, function(z) var(z[[i]]) / n)
    out$items[[i]] <- list(mean = whole(rubin(x, u, n - 1)), sd = spread(sqrt(u * n)), r_drop = fisher(sapply(a, function(z) z$item.stats[i, "r.drop"])))
  }
  model <- paste0("f =~ NA*", v[1], " + ", paste0("l", 1:3, "*", v, collapse = " + "), "\nf ~~ 1*f\n", paste0(v, " ~~ e", 1:3, "*", v, collapse = "\n"),
                  "\nomega := (l1 + l2 + l3)^2 / ((l1 + l2 + l3)^2 + e1 + e2 + e3)")
  w <- lapply(sets, function(x) { p <- parameterEstimates(cfa(model, x)); p[p$op == ":=", ] })
  out$reliability[[s]] <- list(alpha = complement(sapply(a, function(z) z$total$raw_alpha), sapply(a, function(z) z$total$ase)),
                               omega = complement(sapply(w, function(z) z$est), sapply(w, function(z) z$se)))
}
score <- lapply(sets, function(x) sapply(scales, function(v) rowMeans(x[v])))
for (s in names(scales)) {
  x <- sapply(score, function(z) mean(z[, s])); u <- sapply(score, function(z) var(z[, s]) / n)
  out$scores[[s]] <- list(mean = whole(rubin(x, u, n - 1)), sd = spread(sqrt(u * n)))
}
for (p in list(c(1, 2), c(1, 3), c(2, 3))) out$correlations[[paste(names(scales)[p], collapse = "~~")]] <- fisher(sapply(score, function(x) cor(x[, p[1]], x[, p[2]])))
model <- paste0(names(scales), " =~ ", sapply(scales, paste, collapse = " + "), collapse = "\n")
fits <- lapply(sets, function(x) cfa(model, x))
pe <- lapply(fits, parameterEstimates); std <- lapply(fits, standardizedSolution)
key <- with(pe[[1]], paste0(lhs, op, rhs))
for (k in seq_along(key)) {
  free <- pe[[1]]$se[k] > 0
  out$model$parameters[[key[k]]] <- list(
    raw = if (free) whole(rubin(sapply(pe, function(z) z$est[k]), sapply(pe, function(z) z$se[k])^2, Inf)),
    std = if (std[[1]]$se[k] > 0) whole(rubin(sapply(std, function(z) z$est.std[k]), sapply(std, function(z) z$se[k])^2, Inf)))
}
chi <- sapply(fits, function(f) fitMeasures(f, "chisq"))
k <- 24; r <- (1 + 1 / m) * var(sqrt(chi))
f <- (mean(chi) / k - (m + 1) / (m - 1) * r) / (1 + r)
v <- k^(-3 / m) * (m - 1) * (1 + 1 / r)^2
out$model$d2 <- list(F = f, df1 = k, df2 = v, p = pf(f, k, v, lower.tail = FALSE), riv = r)
mi <- cfa.mi(model, sets)
test <- lavTestLRT.mi(mi, test = "D2", asymptotic = FALSE)
out$semtools_d2 <- as.list(unclass(test)[1:4]); print(test)
s <- as.data.frame(summary(mi, scale.W = FALSE, output = "data.frame")); s <- s[s$se > 0, ]
out$semtools <- setNames(lapply(seq_len(nrow(s)), function(i) list(est = s$est[i], se = s$se[i], df = s$df[i])), paste0(s$lhs, s$op, s$rhs)[seq_len(nrow(s))])
groups <- lapply(sets, function(x) cfa(model, x, group = "sex", group.equal = c("loadings", "intercepts")))
out$labels <- lavInspect(groups[[1]], "group.label")
for (f in names(scales)) {
  g <- lapply(groups, function(z) { p <- parameterEstimates(z); p[p$lhs == f & p$op == "~1" & p$group == 2, ] })
  out$latent_means[[f]] <- whole(rubin(sapply(g, function(z) z$est), sapply(g, function(z) z$se)^2, Inf))
}
write_json(out, "pooling.json", auto_unbox = TRUE, digits = NA, pretty = TRUE, null = "null")
