# Correlations with Fisher's intervals (cor.test) and Cohen's d with intervals by the noncentral t distribution (pt), R base.
# Rscript hypotheses.R holzinger1939.csv > hypotheses.json
d <- read.csv(commandArgs(TRUE)[1])
r <- function(x, y) { t <- cor.test(x, y); c(length(x), t$estimate, t$conf.int) }
cohen <- function(a, b) {
  n <- c(length(a), length(b)); df <- sum(n) - 2
  d <- (mean(a) - mean(b)) / sqrt((sum((a - mean(a))^2) + sum((b - mean(b))^2)) / df)
  k <- sqrt(prod(n) / sum(n))
  at <- function(p) uniroot(function(l) pt(d * k, df, l) - p, c(-30, 30), tol = 1e-13)$root / k
  c(sum(n), d, at(.975), at(.025))
}
w <- d$weight <- 1 + (seq_len(nrow(d)) %% 3)
show <- function(v) paste0("[", paste(signif(v, 15), collapse = ", "), "]")
v <- rowMeans(d[c("x1", "x2", "x3")])
P <- d$school == "Pasteur"
wr <- cov.wt(cbind(v, d$x4), w, cor = TRUE)$cor[1, 2]
cat('{\n "correlation": {"Pasteur": ', show(r(v[P], d$x4[P])), ', "Grant-White": ', show(r(v[!P], d$x4[!P])), '},\n',
  '"difference": {"Pasteur": ', show(cohen(v[P & d$sex == 1], v[P & d$sex == 2])), ', "Grant-White": ',
  show(cohen(v[!P & d$sex == 1], v[!P & d$sex == 2])), '},\n "weighted_r": ', show(wr), '\n}\n', sep = "")
