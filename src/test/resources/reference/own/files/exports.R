# Reads the exports of survey tools in exports/ with R's read.csv and writes every cell to exports.json: names of the columns (each once), and cells
# as text. Run from this folder: Rscript exports.R   (R 4.2, Debian: r-cran-jsonlite)
# Origin: redcap/ OuhscBbmc/REDCapR (MIT), qualtrics/ ropensci/qualtRics (MIT), limesurvey/ limonaid (GPL >= 3); the licences lie beside.
library(jsonlite)
files <- c(
  "redcap/blank-for-gray-status-data.csv", "redcap/checkboxes-1-data.csv", "redcap/decimal-comma-data.csv", "redcap/longitudinal-data.csv",
  "redcap/repeating-instruments-data.csv", "redcap/repeating-instruments-sparse-data.csv", "redcap/survey-data.csv",
  "redcap/vignette-repeating-data.csv", "redcap/blank-for-gray-status-dictionary.csv", "redcap/checkboxes-1-dictionary.csv",
  "redcap/longitudinal-dictionary.csv", "redcap/longitudinal-event.csv", "redcap/repeating-instruments-dictionary.csv",
  "redcap/repeating-instruments-sparse-dictionary.csv", "redcap/survey-dictionary.csv", "redcap/vignette-repeating-dictionary.csv",
  "qualtrics/sample.csv", "qualtrics/sample_legacy.csv", "limesurvey/survey_100001_R_data_file.csv", "cases/labels.csv", "cases/german_num.csv",
  "cases/qualtrics.csv")
skipped <- c("qualtrics/sample.csv" = 2, "qualtrics/sample_legacy.csv" = 1, "cases/qualtrics.csv" = 2)
once <- function(names) {
  seen <- list()
  for (i in seq_along(names)) {
    n <- names[i]
    if (n == "") next
    count <- if (is.null(seen[[n]])) 1 else seen[[n]] + 1
    seen[[n]] <- count
    if (count > 1) names[i] <- paste0(n, " (", count, ")")
  }
  names
}
answer <- lapply(setNames(files, files), function(file) {
  d <- read.table(paste0("exports/", file), sep = if (file == "cases/german_num.csv") ";" else ",", header = FALSE, colClasses = "character",
    quote = "\"", comment.char = "", na.strings = character(0), fileEncoding = "UTF-8-BOM", blank.lines.skip = TRUE, fill = FALSE)
  header <- once(trimws(as.character(d[1, ])))
  d <- d[-seq_len(1 + if (file %in% names(skipped)) skipped[[file]] else 0), , drop = FALSE]
  keep <- header != ""
  list(columns = header[keep], cells = unname(lapply(d[keep], function(x) trimws(unname(x)))))
})
write(toJSON(answer), "exports.json")
