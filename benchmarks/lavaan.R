# The fits of Fits.java in lavaan: medians of five, elapsed seconds inside a started R.
suppressMessages(library(lavaan))
folder <- paste0(commandArgs(TRUE)[1], "/")
only <- c(commandArgs(TRUE)[-1], "")[1]
time <- function(label, work) {
  if (only != "" && !grepl(only, label, fixed = TRUE)) return(invisible())
  seconds <- sapply(1:5, function(run) system.time(suppressWarnings(work()))[["elapsed"]])
  cat(sprintf("%-40s %8.3f s\n", label, median(seconds)))
}
model <- function(factors, items) {
  paste(sapply(factors, function(f) paste0(f, " =~ ", paste0(f, items, collapse = " + "))), collapse = "\n")
}
ce <- read.csv(paste0(folder, "ce_contexts.csv"))
twelve <- names(ce)[3:14]
bfi <- read.csv(paste0(folder, "bfi.csv"))
items <- names(bfi)[2:26]
complete <- bfi[complete.cases(bfi[, items]), ]
three <- model(c("ci", "rw", "sb"), 1:4)
five <- model(c("A", "C", "E", "N", "O"), 1:5)
equal <- list("", "loadings", c("loadings", "intercepts"), c("loadings", "intercepts", "residuals"))
ordinal <- list("", "thresholds", c("thresholds", "loadings"), c("thresholds", "loadings", "intercepts"))
ladder <- function(steps, ...) for (step in steps) cfa(..., group.equal = step)
time("bfi 25 items CFA ML", function() cfa(five, complete))
time("bfi MLR", function() cfa(five, complete, estimator = "MLR"))
time("bfi FIML MLR n=2800", function() cfa(five, bfi, estimator = "MLR", missing = "fiml"))
time("bfi MLR ladder gender", function() ladder(equal, five, complete, group = "gender", estimator = "MLR"))
time("bfi WLSMV", function() cfa(five, complete, ordered = items))
time("bfi WLSMV ladder gender (4)", function() ladder(ordinal, five, complete, ordered = items, group = "gender"))
time("ce FIML ladder 3 contexts", function() ladder(equal, three, ce, group = "context", estimator = "MLR", missing = "fiml"))
full <- ce[complete.cases(ce), ]
time("ce WLSMV ladder 3 contexts", function() ladder(ordinal, three, full, ordered = twelve, group = "context"))
fit <- cfa(five, complete)
time("modindices", function() modindices(fit))
time("polychoric 25 items", function() psych::polychoric(complete[, items]))
twelve_items <- cfa(three, full)
time("bootstrap, 200 draws of 12 items", function() bootstrapLavaan(twelve_items, R = 200))
twelve_ordered <- cfa(three, full, ordered = twelve)
time("bootstrap, 20 draws, 12 ordered", function() bootstrapLavaan(twelve_ordered, R = 20))
ordered_items <- cfa(five, complete, ordered = items)
time("bootstrap, 10 draws, 25 ordered", function() bootstrapLavaan(ordered_items, R = 10))
levels <- read.csv(paste0(folder, "twolevel.csv"))
two <- "level: 1\n fw =~ y1 + y2 + y3 + y4 + y5 + y6\nlevel: 2\n fb =~ y1 + y2 + y3 + y4 + y5 + y6"
holes <- levels
for (j in 1:6) holes[(seq_len(nrow(holes)) * 7 + j) %% 12 == 0, paste0("y", j)] <- NA
time("two-level ML, 2500 x 6", function() cfa(two, levels, cluster = "cluster"))
time("two-level MLR, 2500 x 6", function() cfa(two, levels, cluster = "cluster", estimator = "MLR"))
time("two-level FIML, 2500 x 6", function() cfa(two, holes, cluster = "cluster", missing = "fiml"))
