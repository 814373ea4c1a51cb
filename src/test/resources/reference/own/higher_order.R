# Reliability of a factor of the second order by semTools, and its standard errors by lavaan's delta method (defined quantities).
# Run in this folder: Rscript higher_order.R
suppressMessages({library(lavaan); library(semTools)})
x <- read.csv("../data/hs1939.csv")
model <- "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9\n g =~ visual + textual + speed"
one <- function(...) { f <- cfa(model, x, ...)
  l2 <- reliabilityL2(f, "g"); list(l2 = as.list(unlist(l2)), observed = unlist(compRelSEM(f, higher = "g"))[["g"]]) }
labelled <- "visual =~ 1*x1 + a2*x2 + a3*x3\n textual =~ 1*x4 + b2*x5 + b3*x6\n speed =~ 1*x7 + c2*x8 + c3*x9
  g =~ 1*visual + gb*textual + gc*speed\n g ~~ v*g\n visual ~~ za*visual\n textual ~~ zb*textual\n speed ~~ zc*speed"
labelled <- paste(c(labelled, sprintf("x%d ~~ t%d*x%d", 1:9, 1:9, 1:9),
  "th := t1+t2+t3+t4+t5+t6+t7+t8+t9", "la := 1+a2+a3", "lb := 1+b2+b3", "lc := 1+c2+c3",
  "ex := (la+gb*lb+gc*lc)^2*v", "co := ex+la^2*za+lb^2*zb+lc^2*zc",
  "hierarchical := ex/(co+th)", "total := co/(co+th)", "partial := ex/(ex+th)", "factors := (1+gb+gc)^2*v/((1+gb+gc)^2*v+za+zb+zc)"), collapse = "\n")
delta <- function(...) { e <- parameterEstimates(cfa(labelled, x, control = list(rel.tol = 1e-10), ...)); e <- e[e$op == ":=", ]; e <- e[tail(seq_len(nrow(e)), 4), ]
  setNames(lapply(1:4, function(i) list(est = e$est[i], se = e$se[i], lower = e$ci.lower[i], upper = e$ci.upper[i])), e$lhs) }
writeLines(jsonlite::toJSON(list(source = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")),
  ml = one(), delta = delta(), mlr = delta(estimator = "MLR")), auto_unbox = TRUE, digits = NA, na = "string"), "higher_order.json")
