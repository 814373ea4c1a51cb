# Factor scores of a two-level model by lavaan (empirical Bayes), within and between clusters.
# Rscript two_level_scores.R > two_level_scores.json
suppressMessages({library(lavaan); library(jsonlite)})
d <- read.csv("../data/twolevel.csv")
model <- "level: 1\n fw1 =~ y1 + y2 + y3\n fw2 =~ y4 + y5 + y6\nlevel: 2\n fb1 =~ y1 + y2 + y3\n fb2 =~ y4 + y5 + y6\n"
fit <- cfa(model, d, cluster = "cluster")
within <- lavPredict(fit, level = 1)
between <- lavPredict(fit, level = 2)
cat(toJSON(list(chisq = unname(fitMeasures(fit, "chisq")), within = unname(unclass(within)[1:100, ]), between = unname(unclass(between)),
  clusters = unname(lavInspect(fit, "cluster.id"))), digits = 12, pretty = FALSE), "\n")
