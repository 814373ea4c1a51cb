# Percentiles of coefficients over covariances drawn from the Wishart distribution around those of a sample (parametric bootstrap), and
# for coefficients of several factors mean and standard deviation, from R's rWishart, factanal and psych. Run in this folder:
# Rscript matrix_intervals.R
suppressMessages({library(psych); library(GPArotation); library(jsonlite)})
options(warn = -1)
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
K <- bfi[, paste0("A", 1:5)]; K$A1 <- 7 - K$A1; K <- K[complete.cases(K), ]
sets <- list(nine = list(c = cov(hs[, paste0("x", 1:9)]), n = 301), agreeableness = list(c = cov(K), n = nrow(K)))
alpha_of <- function(c) { k <- ncol(c); k / (k - 1) * (1 - sum(diag(c)) / sum(c)) }
horst <- function(r, odd) { pq <- mean(odd) * mean(!odd); r * (sqrt(r^2 + 4 * pq * (1 - r^2)) - r) / (2 * pq * (1 - r^2)) }
coefficients <- function(c) {
  r <- cov2cor(c); k <- ncol(c); l2 <- sum(r) - k
  f <- factanal(covmat = c, factors = 1); l <- f$loadings[, 1] * sign(sum(f$loadings[, 1])); s <- l * sqrt(diag(c)); u <- (1 - l^2) * diag(c)
  odd <- rep(c(TRUE, FALSE), length.out = k)
  h <- sum(c[odd, !odd]) / sqrt(sum(c[odd, odd]) * sum(c[!odd, !odd]))
  a <- floor(k / 2); p <- 2 * a * (k - a) / (k * (k - 1))
  c(alpha = alpha_of(c), alpha_standardized = alpha_of(r), omega_total = sum(s)^2 / (sum(s)^2 + sum(u)), omega_total_observed = sum(s)^2 / sum(c),
    coefficient_h = 1 / (1 + 1 / sum(l^2 / (1 - l^2))), lambda1 = 1 - k / sum(r), lambda2 = (l2 + sqrt(k / (k - 1) * (sum(r^2) - k))) / sum(r),
    lambda6 = 1 - sum(1 - smc(r)) / sum(r), split_half_mean = 2 * p * l2 / sum(r), spearman_brown = 2 * h / (1 + h), spearman_brown_unequal = horst(h, odd),
    mean_inter_item_correlation = l2 / (k * (k - 1)), signal_to_noise = { m <- l2 / (k * (k - 1)); k * m / (1 - m) })
}
# van Zyl, Neudecker & Nel (2000): the asymptotic standard error of alpha of normal items.
se_alpha <- function(c, n) { k <- ncol(c); v <- sum(c); t <- sum(diag(c)); q <- 2 * k^2 / ((k - 1)^2 * v^3) * (v * (sum(c^2) + t^2) - 2 * t * sum(c %*% c)); sqrt(q / n) }
drawn <- function(c, n, times, seed) { set.seed(seed); w <- rWishart(times, n - 1, c / (n - 1)); dimnames(w) <- list(rownames(c), colnames(c), NULL); w }
summary_of <- function(w) { v <- apply(w, 3, coefficients)
  lapply(setNames(rownames(v), rownames(v)), function(i) list(sd = sd(v[i, ]), ci = unname(quantile(v[i, ], c(.025, .975))))) }
one <- function(set, seed) { w <- drawn(set$c, set$n, 20000, seed)
  list(n = set$n, cov = unname(set$c), estimate = as.list(coefficients(set$c)), se_alpha = se_alpha(set$c, set$n), covariance = summary_of(w),
    # Of correlations, alpha is the standardised one.
    correlation = summary_of(array(apply(drawn(cov2cor(set$c), set$n, 20000, seed + 100), 3, cov2cor), dim(w), dimnames(w)))) }
out <- list(source = paste(paste0("R ", getRversion()), paste("psych", packageVersion("psych")), paste("GPArotation", packageVersion("GPArotation")), sep = ", "))
for (name in names(sets)) out[[name]] <- one(sets[[name]], match(name, names(sets)))
several <- function(r) { s <- schmid(r, 3, fm = "minres", rotate = "oblimin", n.obs = 301); sl <- unclass(s$sl); g <- sl[, "g"]
  c(omega_hierarchical = sum(g)^2 / sum(r), omega_total_schmid_leiman = 1 - sum(sl[, "u2"]) / sum(r), ecv = sum(g^2) / sum(sl[, c("g", "F1*", "F2*", "F3*")]^2)) }
v <- apply(drawn(sets$nine$c, 301, 400, 3), 3, function(c) several(cov2cor(c)))
out$several_factors <- lapply(setNames(rownames(v), rownames(v)), function(i) list(estimate = unname(several(cov2cor(sets$nine$c))[i]), mean = mean(v[i, ]), sd = sd(v[i, ])))
writeLines(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null"), "matrix_intervals.json")
