# Regenerates syntax.json: forms of the model syntax and lavaan's fit of each. Where lavaan (0.6-14) cannot read a form, `lavaan`
# holds what it means.
# Run: Rscript syntax.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  # A factor without indicators is its own indicator with a loading of 0 in lavaan's table.
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL
    p[p$op != "==" & !(p$op == "=~" & p$lhs == p$rhs), ] })
model <- function(text, group = NULL, lavaan = text) list(text = text, group = group, answer = fit(cfa(lavaan, hs, group = group)))
plain <- "f =~ x1 + x2 + x3 + x4"
out <- list(source = paste("lavaan", packageVersion("lavaan")), cases = list(
  small_tilde = model("f =\u02dc x1 + x2 + x3 + x4\n x1 \u02dc\u02dc x2"),
  blanks_in_operators = model("f = ~ x1 + x2 + x3 + a*x4\n x1 ~ ~ x2\n d : = 2*a"),
  missing_number = model("f =~ as.numeric(NA)*x1 + NA_real_*x2 + x3 + x4\n f ~~ 1*f"),
  label_in_brackets = model("f =~ x1 + (a)*x2 + (a)*x3 + x4"),
  arithmetic = model("f =~ x1 + (0.5+0.2)*x2 + 1/2*x3 + (2*0.3)*x4\n f ~~ sqrt(0.25)*f"),
  backticks = model("f =~ `x1` + x2 + x3 + x4"),
  quotes = model("\"f\" =~ 'x1' + \"x2\" + x3 + x4", lavaan = plain),
  curly_quotes = model("f =~ x1 + \u201cx2\u201d + \u2018x3\u2019 + x4", lavaan = plain),
  assigned = model("# a script\nmodel <- 'f =~ x1 + x2 # loadings\n + x3 + x4'  # end", lavaan = plain),
  assigned_doubly = model("HS.model = \"\n  f =~ x1 + x2 + x3 + equal('f=~x3')*x4\n\"\n", lavaan = "f =~ x1 + x2 + x3 + equal('f=~x3')*x4"),
  minus_of_documents = model("f =~ x1 + x2 + x3 + x4\n x3 ~~ \u22120.1*x4", lavaan = "f =~ x1 + x2 + x3 + x4\n x3 ~~ -0.1*x4"),
  phantom = model("f =~ x1 + x2 + x3\n p =~ 0\n p ~~ 1*p"),
  phantom_that_predicts = model("f =~ x1 + x2 + x3 + x4\n p =~ 0\n p ~~ p\n x5 ~ 1*p + f\n x5 ~~ 0*x5"),
  phantom_in_between = model("f =~ x1 + x2 + x3 + x4\n g =~ x5 + x6 + x7\n p =~ 0\n p ~ 1*f + g\n p ~~ 0*p\n x9 ~ p"),
  arithmetic_by_group = model("f =~ x1 + c(1/2, 2*0.3)*x2 + c(-0.1+0.5, sqrt(0.5))*x3 + x4", group = "school"),
  vectors_in_vectors = model("f =~ x1 + c(c(1,NA))*x2 + (c(a,b))*x3 + c((d),(e))*x4", group = "school"),
  repeated = model("f =~ x1 + rep(0.7,2)*x2 + rep('a', times = 2)*x3 + x4", group = "school"),
  repeated_within = model("f =~ x1 + c(rep(\"a\", 2))*x2 + rep(c(0.7,0.8), each = 1)*x3 + start(rep(0.5,2))*x4", group = "school"),
  missing_numbers = model("f =~ as.numeric(c(NA,1))*x1 + x2 + x3 + x4\n f ~~ c(1,as.numeric(NA))*f", group = "school"),
  labels_of_one_call = model("f =~ x1 + label(c('a','b'))*x2 + start(c(0.5,0.6))*x3 + c(NA,'z')*x4", group = "school"),
  phantom_by_group = model("f =~ x1 + x2 + x3 + x4\n p =~ 0\n p ~~ c(v,w)*p\n x5 ~ 1*p + f\n x5 ~~ 0*x5", group = "school")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "syntax.json")
