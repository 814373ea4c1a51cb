# Variances of people, raters and residual of incomplete ratings by lme4 1.1-31 (REML), and the six intraclass correlations that they
# make. Run in this folder: Rscript mixed_icc.R
suppressMessages({library(lme4); library(jsonlite)})
set.seed(5)
sf <- as.matrix(read.csv("../data/shrout_fleiss1979.csv"))
sf[cbind(c(1, 3, 6), c(2, 4, 1))] <- NA
big <- outer(rnorm(80, 50, 6), c(-2, 0, 1, 3, 0), "+") + rnorm(400, 0, 4)
big[runif(400) < .25] <- NA
big[1:3, 2:5] <- NA # people with one rating
none <- t(replicate(20, sample(1:3) + 0)) + rnorm(60, 0, .1); none[cbind(1:10, rep(1:3, length.out = 10))] <- NA
fit <- function(x) {
  x <- x[rowSums(!is.na(x)) > 0, ]
  long <- data.frame(person = factor(row(x)), rater = factor(col(x)), y = c(x))
  long <- long[!is.na(long$y), ]
  m <- suppressMessages(lmer(y ~ 1 + (1 | person) + (1 | rater), long, REML = TRUE,
    control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10), check.conv.singular = "ignore")))
  v <- as.data.frame(VarCorr(m)); s <- setNames(v$vcov, v$grp)
  p <- s[["person"]]; r <- s[["rater"]]; e <- s[["Residual"]]; k <- ncol(x)
  # psych's ICC(lmer = TRUE): one-way forms from MSW = residual + raters and MSB = k people + residual
  list(table = x, people = p, raters = r, residual = e, n = nrow(x), ratings = nrow(long),
    icc2 = p / (p + r + e), icc3 = p / (p + e), icc2k = p / (p + (r + e) / k), icc3k = p / (p + e / k), reml = as.numeric(REMLcrit(m)))
}
write_json(list(shrout_fleiss = fit(sf), large = fit(big), none = fit(none)), "mixed_icc.json", digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE)
