# Reliability of differences of scores: alpha from psych, unique variances of one factor from lavaan (wishart likelihood), the
# rest by its formula. Listwise everything is taken from the scores of people (means of their items), pairwise from covariances
# of the items of those who have both scores. Intervals: percentiles of an ordinary bootstrap, omega's by factanal.
# Run in this folder: Rscript difference_scores.R
suppressMessages({library(psych); library(lavaan)})
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
for (reversed in c("A1", "C4", "C5", "E1", "E2", "O2", "O5")) bfi[[reversed]] <- 7 - bfi[[reversed]]
items <- function(trait) paste0(trait, 1:5)
omega <- function(S, n) { colnames(S) <- rownames(S) <- v <- paste0("v", seq_len(ncol(S)))
  fit <- cfa(paste("f =~", paste(v, collapse = " + ")), sample.cov = S, sample.nobs = n, std.lv = TRUE, likelihood = "wishart",
    control = list(rel.tol = 1e-14, iter.max = 10000))
  1 - sum(diag(lavInspect(fit, "est")$theta)) / sum(S) }
difference <- function(vx, vy, cxy, rx, ry) { r <- cxy / sqrt(vx * vy); error <- vx * (1 - rx) + vy * (1 - ry)
  list(first = rx, second = ry, difference = 1 - error / (vx + vy - 2 * cxy), standardized = ((rx + ry) / 2 - r) / (1 - r),
    corrected = r / sqrt(rx * ry), sem = sqrt(error), sdd = qnorm(.975) * sqrt(error), sem_standardized = sqrt(2 - rx - ry)) }
raw_alpha <- function(d) psych::alpha(d, check.keys = FALSE, warnings = FALSE)$total$raw_alpha
whole <- function(n, vx, vy, cxy, ax, ay, ox, oy) list(n = n, r = cxy / sqrt(vx * vy), sd = sqrt(vx + vy - 2 * cxy),
  alpha = difference(vx, vy, cxy, ax, ay), omega = difference(vx, vy, cxy, ox, oy))
listwise <- function(d, x, y) { d <- d[complete.cases(d[, c(x, y)]), ]; sx <- rowMeans(d[, x]); sy <- rowMeans(d[, y])
  stopifnot(abs(var(sx - sy) - (var(sx) + var(sy) - 2 * cov(sx, sy))) < 1e-12)
  whole(nrow(d), var(sx), var(sy), cov(sx, sy), raw_alpha(d[, x]), raw_alpha(d[, y]), omega(cov(d[, x]), nrow(d)), omega(cov(d[, y]), nrow(d))) }
pairwise <- function(d, x, y) { d <- d[rowSums(!is.na(d[, x])) > 0 & rowSums(!is.na(d[, y])) > 0, ]
  S <- cov(d[, c(x, y)], use = "pairwise"); kx <- length(x); ky <- length(y)
  whole(nrow(d), sum(S[x, x]) / kx^2, sum(S[y, y]) / ky^2, sum(S[x, y]) / (kx * ky), raw_alpha(d[, x]), raw_alpha(d[, y]),
    omega(S[x, x], nrow(d)), omega(S[y, y], nrow(d))) }
draw <- function(d, x, y, draws) { d <- as.matrix(d[complete.cases(d[, c(x, y)]), c(x, y)]); n <- nrow(d); kx <- length(x); ky <- length(y)
  a <- function(S) ncol(S) / (ncol(S) - 1) * (1 - sum(diag(S)) / sum(S))
  o <- function(S) 1 - sum(factanal(covmat = cov2cor(S), factors = 1, control = list(nstart = 10))$uniquenesses * diag(S)) / sum(S)
  values <- replicate(draws, { S <- cov(d[sample(n, replace = TRUE), ]); vx <- sum(S[x, x]) / kx^2; vy <- sum(S[y, y]) / ky^2; cxy <- sum(S[x, y]) / (kx * ky)
    da <- difference(vx, vy, cxy, a(S[x, x]), a(S[y, y])); do <- difference(vx, vy, cxy, o(S[x, x]), o(S[y, y]))
    c(cxy / sqrt(vx * vy), da$difference, da$standardized, da$corrected, do$difference, do$standardized, do$corrected) })
  list(draws = draws, se = apply(values, 1, sd), lower = apply(values, 1, quantile, .025), upper = apply(values, 1, quantile, .975)) }
set.seed(1963)
x <- paste0("x", 1:3); y <- paste0("x", 4:6); z <- paste0("x", 7:9)
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "lavaan", packageVersion("lavaan")),
  listwise = list(AC = listwise(bfi, items("A"), items("C")), AE = listwise(bfi, items("A"), items("E")), EN = listwise(bfi, items("E"), items("N")),
    xy = listwise(hs, x, y), xz = listwise(hs, x, z), yz = listwise(hs, y, z)),
  pairwise = list(AC = pairwise(bfi, items("A"), items("C")), AE = pairwise(bfi, items("A"), items("E")), CE = pairwise(bfi, items("C"), items("E")),
    EN = pairwise(bfi, items("E"), items("N")), NO = pairwise(bfi, items("N"), items("O"))),
  bootstrap = list(AE = draw(bfi, items("A"), items("E"), 4000), xy = draw(hs, x, y, 4000))), auto_unbox = TRUE, digits = NA), "difference_scores.json")
