# The work of Items.java in psych, elapsed seconds inside a started R. Argument: folder of bfi.csv and hs1939.csv.
# What takes psych long is done a few times and scaled up, which its label tells.
suppressMessages(library(psych))
folder <- paste0(commandArgs(TRUE)[1], "/")
options(mc.cores = parallel::detectCores())
time <- function(label, work, times = 1) {
  seconds <- system.time(suppressWarnings(suppressMessages(capture.output(work()))))[["elapsed"]]
  cat(sprintf("%-40s %9.3f s\n", label, seconds * times))
}
bfi <- read.csv(paste0(folder, "bfi.csv"))
items <- names(bfi)[2:26]
complete <- bfi[complete.cases(bfi[, items]), items]
nine <- read.csv(paste0(folder, "hs1939.csv"))[, paste0("x", 1:9)]
time("alpha, 5 items, 1000 samples", function() alpha(complete[, 1:5], keys = c(-1, 1, 1, 1, 1), n.iter = 1000))
time("alpha, 25 items, 1000 samples", function() alpha(complete, n.iter = 100, check.keys = FALSE), 10)
time("omega total, 9 items, 1000 samples", function() omega(nine, nfactors = 1, n.iter = 50, plot = FALSE), 20)
time("omega hierarchical, 9, 1000 samples", function() omega(nine, nfactors = 3, n.iter = 50, plot = FALSE), 20)
time("parallel analysis, pearson, 25, 100", function() fa.parallel(complete, n.iter = 100, plot = FALSE))
time("parallel analysis, polychoric, 25, 100", function() fa.parallel(complete, n.iter = 5, cor = "poly", plot = FALSE), 20)
