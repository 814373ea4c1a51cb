# Regenerates bootstrap.json: intervals from given draws by the package boot, and standard errors and the test of Bollen and
# Stine by lavaan, which are known up to their Monte Carlo error only.
# Run: Rscript bootstrap.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-boot r-cran-jsonlite
suppressMessages({library(lavaan); library(boot); library(jsonlite)})
set.seed(4)
x <- rexp(40); b <- boot(x, function(d, i) var(d[i]), R = 199)
L <- empinf(b, type = "jack")
ci <- boot.ci(b, conf = 0.9, type = c("perc", "bca"), L = L)
hs <- read.csv("../data/hs1939.csv")
m <- " visual =~ x1 + a*x2 + b*x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9
 ab := a*b "
f <- cfa(m, hs)
draws <- bootstrapLavaan(f, R = 1000, FUN = function(f) coef(f, type = "user"))
stine <- bootstrapLavaan(f, R = 1000, type = "bollen.stine", FUN = fitMeasures, fit.measures = "chisq")
out <- list(source = paste("lavaan", packageVersion("lavaan"), "boot", packageVersion("boot")),
  draws = as.vector(b$t), estimate = b$t0, acceleration = sum(L^3) / (6 * sum(L^2)^1.5),
  percentile = ci$percent[4:5], bca = ci$bca[4:5],
  se = as.list(apply(draws, 2, sd)), stine_mean = mean(stine), stine_sd = sd(stine), stine_p = mean(stine > fitMeasures(f, "chisq")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "bootstrap.json")
