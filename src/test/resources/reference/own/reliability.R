# References for kith.reliability and kith.moments.PairwiseMoments, beyond those of make.R.
# Run in this folder: Rscript reliability.R
suppressMessages({library(psych); library(lavaan); library(jsonlite)})
options(warn = -1)
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv"); sf <- read.csv("../data/shrout_fleiss1979.csv")
A <- bfi[, paste0("A", 1:5)]
K <- A; K$A1 <- 7 - K$A1
m <- function(x) unname(as.matrix(x))
out <- list(source = paste(paste0("R ", getRversion()), paste("psych", packageVersion("psych")), paste("lavaan", packageVersion("lavaan")), sep = ", "))

out$pairwise <- list(cov = m(cov(A, use = "pairwise")), cov2cor = m(cov2cor(cov(A, use = "pairwise"))),
  cor = m(cor(A, use = "pairwise")), pairs = m(crossprod(!is.na(A))))

# Alpha of a covariance and of a correlation matrix with n.
x9 <- hs[, paste0("x", 1:9)]
al <- alpha(cov(x9), n.obs = 301); ar <- alpha(cor(x9), n.obs = 301)
out$alpha_of_matrix <- list(covariance = as.list(al$total), drop = al$alpha.drop, items = al$item.stats, correlation = as.list(ar$total))

# Bonett (2002) by its formula.
bonett <- function(a, n, k, level = .95) { z <- qnorm(1 - (1 - level) / 2); s <- sqrt(2 * k / ((k - 1) * (n - 2))); 1 - exp(log(1 - a) + c(1, -1) * z * s) }
a5 <- alpha(K)$total$raw_alpha
out$bonett <- list(alpha = a5, ci = bonett(a5, 2800, 5))

# One-factor ML: McDonald's omega with the model's and the sample's variance, coefficient H.
one <- function(d) {
  f <- cfa(paste("g =~", paste(names(d), collapse = " + ")), d, std.lv = TRUE)
  e <- parameterEstimates(f, standardized = TRUE); l <- e$est[e$op == "=~"]; th <- e$est[e$op == "~~" & e$lhs %in% names(d)]; s <- e$std.all[e$op == "=~"]
  list(lambda = l, theta = th, omega = sum(l)^2 / (sum(l)^2 + sum(th)), omega_observed = sum(l)^2 / sum(lavInspect(f, "sampstat")$cov),
    h = 1 / (1 + 1 / sum(s^2 / (1 - s^2))))
}
Kc <- K[complete.cases(K), ]
out$one_factor <- list(agreeableness = one(Kc), holzinger = one(x9), visual = one(hs[, paste0("x", 1:4)]))
out$omega_if_dropped <- sapply(1:5, function(i) one(Kc[, -i])$omega)

# Every split half of an odd number of items (psych's splitHalf stops after half of the splits of an odd number).
R <- cor(Kc); cb <- combn(5, 2); v <- apply(cb, 2, function(s) 4 * sum(R[s, -s]) / sum(R))
out$splits_of_five <- list(best = max(v), worst = min(v), mean = mean(v), first_half = v[1:5])
R9 <- cor(x9); v9 <- apply(combn(9, 4), 2, function(s) 4 * sum(R9[s, -s]) / sum(R9))
R6 <- cor(x9[, 1:6]); s6 <- splitHalf(R6, raw = TRUE, brute = TRUE, check.keys = FALSE)
out$splits_of_six <- list(best = s6$maxrb, worst = s6$minrb, mean = s6$meanr, lambda2 = s6$lambda2, lambda6 = s6$lambda6, alpha = s6$alpha)
g9 <- suppressMessages(guttman(R9))
out$guttman_nine <- list(lambda1 = g9$lambda.1, lambda2 = g9$lambda.2, lambda3 = g9$lambda.3, lambda4 = max(v9), lambda5 = g9$lambda.5, lambda6 = g9$lambda.6, beta = min(v9))

# The greatest lower bound as a semidefinite program (Rcsdp through psych).
out$glb_algebraic <- list(agreeableness = glb.algebraic(R)$glb, agreeableness_covariance = glb.algebraic(cov(Kc))$glb,
  nine = glb.algebraic(R9)$glb, nine_covariance = glb.algebraic(cov(x9))$glb, nine_solution = unname(glb.algebraic(R9)$solution))

# Odd-even halves, by their formulas.
odd <- rowSums(Kc[, c(1, 3, 5)]); even <- rowSums(Kc[, c(2, 4)]); r <- cor(odd, even)
pq <- (3 / 5) * (2 / 5)
out$odd_even <- list(r = r, spearman_brown = 2 * r / (1 + r), horst = r * (sqrt(r^2 + 4 * pq * (1 - r^2)) - r) / (2 * pq * (1 - r^2)),
  flanagan_rulon = 1 - var(odd - even) / var(odd + even))

# Stratified alpha and the reliability of a difference, by their formulas.
al1 <- alpha(x9[, 1:3])$total$raw_alpha; al2 <- alpha(x9[, 4:6])$total$raw_alpha; al3 <- alpha(x9[, 7:9])$total$raw_alpha
s1 <- rowSums(x9[, 1:3]); s2 <- rowSums(x9[, 4:6]); s3 <- rowSums(x9[, 7:9])
out$stratified <- list(alpha = 1 - (var(s1) * (1 - al1) + var(s2) * (1 - al2) + var(s3) * (1 - al3)) / var(s1 + s2 + s3),
  difference = (var(s1) * al1 + var(s2) * al2 - 2 * cov(s1, s2)) / (var(s1) + var(s2) - 2 * cov(s1, s2)))

# Kappa: two raters, five categories.
set.seed(7); t1 <- sample(1:5, 120, TRUE, c(.1, .2, .3, .25, .15)); t2 <- pmin(5, pmax(1, t1 + sample(-1:1, 120, TRUE, c(.2, .6, .2))))
lin <- 1 - abs(outer(1:5, 1:5, "-")) / 4
k <- cohen.kappa(cbind(t1, t2)); kl <- cohen.kappa(cbind(t1, t2), w = lin)
# The variances of weighted kappa by equation 13 of Fleiss, Cohen & Everitt (1969), and by the delta method with numeric
# derivatives as a check; psych 2.2.9 gives 0 for quadratic weights here.
x <- unclass(table(factor(t1, 1:5), factor(t2, 1:5))) / 120
kap <- function(p, w) { po <- sum(w * p); pc <- sum(w * outer(rowSums(p), colSums(p))); (po - pc) / (1 - pc) }
fce <- function(w) { rs <- rowSums(x); cs <- colSums(x); po <- sum(w * x); pc <- sum(w * outer(rs, cs))
  (sum(x * (w * (1 - pc) - outer(c(w %*% cs), c(w %*% rs), "+") * (1 - po))^2) - (po * pc - 2 * pc + po)^2) / (120 * (1 - pc)^4) }
delta <- function(w) { g <- sapply(1:25, function(i) { h <- matrix(0, 5, 5); h[i] <- 1e-6; (kap(x + h, w) - kap(x - h, w)) / 2e-6 }); (sum(x * g^2) - sum(x * g)^2) / 120 }
quad <- 1 - outer(1:5, 1:5, "-")^2 / 16
out$kappa <- list(first = t1, second = t2, kappa = k$kappa, quadratic = k$weighted.kappa, linear = kl$weighted.kappa,
  var_kappa = k$var.kappa, var_quadratic = fce(quad), var_linear = fce(lin), delta_quadratic = delta(quad), delta_linear = delta(lin))

# Bland-Altman by the formulas of Bland & Altman (1999), with the approximate intervals of the limits.
b1 <- hs$x1; b2 <- hs$x1 + hs$x2 / 10 - .5; d <- b1 - b2; n <- length(d); s <- sd(d); tq <- qt(.975, n - 1)
sel <- s * sqrt(1 / n + 1.96^2 / (2 * (n - 1)))
out$bland_altman <- list(second = b2, bias = mean(d), sd = s, limits = mean(d) + c(-1, 1) * qnorm(.975) * s,
  bias_ci = mean(d) + c(-1, 1) * tq * s / sqrt(n), lower_ci = mean(d) - qnorm(.975) * s + c(-1, 1) * tq * s * sqrt(1 / n + qnorm(.975)^2 / (2 * (n - 1))))

sl <- summary(lm(d ~ I((b1 + b2) / 2)))$coefficients[2, ]; out$bland_altman$slope <- unname(sl[1]); out$bland_altman$slope_se <- unname(sl[2]); out$bland_altman$slope_p <- unname(sl[4])

# ICCs with other levels, and of a larger table, through psych.
i90 <- ICC(sf, lmer = FALSE, alpha = .10)$results; i9 <- ICC(x9, lmer = FALSE)$results
names(i90)[7:8] <- names(i9)[7:8] <- c("lower", "upper")
out$icc <- list(ninety = i90, nine = i9)

# A single factor of ordered answers by diagonally weighted least squares, Green & Yang's omega, ordinal alpha.
library(semTools); ce <- read.csv("../data/ce_contexts.csv")
gy <- function(d) { d <- d[complete.cases(d), ]; f <- cfa(paste("g =~", paste(names(d), collapse = " + ")), d, std.lv = TRUE, ordered = TRUE)
  list(n = nrow(d), loadings = unname(lavInspect(f, "est")$lambda[, 1]), omega = unname(compRelSEM(f)[1]), omega_latent = unname(compRelSEM(f, ord.scale = FALSE)[1]),
    alpha = { R <- lavInspect(f, "sampstat")$cov; k <- ncol(R); k / (k - 1) * (1 - k / sum(R)) }) }
out$ordinal <- list(agreeableness = gy(K), interaction = gy(ce[, c("ci1", "ci2", "ci3", "ci4")]))

# Hierarchical omega after Schmid and Leiman for two, three and four factors (minres, oblimin), through psych.
om <- function(r, k) { o <- omega(r, nfactors = k, plot = FALSE, n.obs = 1000); list(omega_h = o$omega_h, omega_total = o$omega.tot, ecv = o$ECV, g = unname(o$schmid$sl[, "g"]), u2 = unname(o$schmid$sl[, "u2"])) }
big <- bfi[, c(paste0("A", 1:5), paste0("C", 1:5), paste0("E", 1:5))]; big <- big[complete.cases(big), ]
out$omega_hierarchical <- list(holzinger_two = om(R9, 2), agreeableness_conscientiousness = om(cor(big[, 1:10]), 2), big_five_three = om(cor(big), 3))

# Bootstrap of alpha, for the size of its interval only.
set.seed(1); bo <- replicate(4000, { i <- sample(nrow(Kc), replace = TRUE); C <- cov(Kc[i, ]); 5 / 4 * (1 - sum(diag(C)) / sum(C)) })
out$bootstrap_alpha <- list(se = sd(bo), ci = unname(quantile(bo, c(.025, .975))))

write(toJSON(out, digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null"), "reliability.json")
