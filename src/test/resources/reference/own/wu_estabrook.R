# Regenerates wu_estabrook.json: which parameters semTools frees, fixes and holds equal at each step of a ladder for ordered
# variables. Run: Rscript wu_estabrook.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
cuts <- c(x1 = 2, x2 = 3, x3 = 4, x4 = 5, x5 = 3, x6 = 3, x7 = 2, x8 = 3, x9 = 4)
for (v in names(cuts)) hs[[v]] <- as.integer(cut(hs[[v]], quantile(hs[[v]], seq(0, 1, length.out = cuts[[v]] + 1)), include.lowest = TRUE))
items <- names(cuts); set.seed(1)
steps <- list(configural = "", thresholds = "thresholds", loadings = "loadings", thresholds_loadings = c("thresholds", "loadings"),
  intercepts = c("thresholds", "loadings", "intercepts"), residuals = c("thresholds", "loadings", "intercepts", "residuals"))
cases <- list()
keep <- function(name, syntax, model, group, parameterization, equal, partial, categories) {
  groups <- if (is.null(group)) 1 else 2
  p <- lavaanify(as.character(syntax), ngroups = groups, auto = TRUE, model.type = "sem", std.lv = TRUE, meanstructure = TRUE,
    nthresholds = categories - 1L, parameterization = parameterization)
  p <- p[!p$op %in% c("==", ":="), ]
  cases[[name]] <<- list(model = model, groups = groups, theta = parameterization == "theta", equal = I(setdiff(equal, "")), partial = I(as.character(partial)),
    categories = as.list(categories), rows = lapply(data.frame(lhs = p$lhs, op = p$op, rhs = p$rhs, group = p$group, free = p$free > 0,
      value = ifelse(p$free > 0, NA, p$ustart), label = p$label), I))
}
m <- "f =~ x1 + x2 + x3 + x4\ng =~ x5 + x6 + x7"
used <- paste0("x", 1:7)
for (p in c("theta", "delta")) for (s in names(steps)) if (p == "theta" || s != "residuals")
  keep(paste(p, s), measEq.syntax(configural.model = m, data = hs, ordered = used, parameterization = p, ID.fac = "std.lv",
    ID.cat = "Wu.Estabrook.2016", group = "school", group.equal = steps[[s]]), m, "school", p, steps[[s]], NULL, cuts[used])
long <- "a =~ x1 + x2 + x3\nb =~ x4 + x5 + x6\nx1 ~~ x4\nx2 ~~ x5\nx3 ~~ x6"
for (v in c("x4", "x5", "x6")) hs[[v]] <- hs[[paste0("x", as.integer(substr(v, 2, 2)) - 3)]][sample(nrow(hs))]
same <- cuts; same[c("x4", "x5", "x6")] <- cuts[c("x1", "x2", "x3")]
for (p in c("theta", "delta")) for (s in names(steps)) if (p == "theta" || s != "residuals")
  keep(paste("occasions", p, s), measEq.syntax(configural.model = long, data = hs, ordered = paste0("x", 1:6), parameterization = p,
    ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016", longFacNames = list(f = c("a", "b")),
    longIndNames = list(i1 = c("x1", "x4"), i2 = c("x2", "x5"), i3 = c("x3", "x6")), auto = FALSE, long.equal = steps[[s]]),
    long, NULL, p, steps[[s]], NULL, same[paste0("x", 1:6)])
writeLines(toJSON(list(source = paste("semTools", packageVersion("semTools"), "lavaan", packageVersion("lavaan")), cases = cases),
  auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "wu_estabrook.json")
cat(length(cases), "cases\n")
