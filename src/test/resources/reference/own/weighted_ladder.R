# The ladder of invariance with sampling weights (years of age stand for them) and, apart, with clusters (months of age).
# Run in its own folder: Rscript weighted_ladder.R
suppressMessages({
    library(lavaan)
    library(jsonlite)
})
data <- read.csv("../data/hs1939.csv")
model <- "visual =~ x1 + x2 + x3; textual =~ x4 + x5 + x6; speed =~ x7 + x8 + x9"
steps <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"))
ladder <- function(...) {
    lapply(steps, function(equal) {
        fit <- cfa(model, data, group = "school", estimator = "MLR", group.equal = equal, ...)
        wanted <- c("chisq", "df", "chisq.scaled", "cfi.robust", "rmsea.robust", "srmr")
        list(
            fit = as.list(fitMeasures(fit, wanted)),
            se = parTable(fit)$se[parTable(fit)$op != "=="],
            est = parTable(fit)$est[parTable(fit)$op != "=="]
        )
    })
}
answer <- list(weights = ladder(sampling.weights = "ageyr"), cluster = ladder(cluster = "agemo"))
writeLines(toJSON(list(lavaan = unbox(as.character(packageVersion("lavaan"))), values = answer),
    auto_unbox = TRUE, digits = 12), "weighted_ladder.json")
