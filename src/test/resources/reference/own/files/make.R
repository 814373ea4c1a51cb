# Writes small_haven.sav and small_pspp.sav, the same data as small.csv, with two programs that write genuine SPSS files.
# Run from this folder: Rscript make.R   (Debian: r-cran-haven, pspp)
library(haven)
d <- read.csv("small.csv", na.strings = "", colClasses = c(id = "character"))
sav <- data.frame(id = d$id)
sav$context <- labelled(c(neighbourhood = 1, workplace = 2)[d$context], c("neighbourhood" = 1, "workplace" = 2))
sav$place <- d$place
a1 <- d$a1
a1[2] <- 9 # refused, declared missing: an empty cell of the CSV
sav$a1 <- labelled_spss(a1, c(never = 1, always = 5, refused = 9), na_values = 9)
sav$a2 <- d$a2
sav$a3 <- d$a3
sav$t1 <- d$t1
sav$weight <- d$weight
write_sav(sav, "small_haven.sav")
syntax <- "
GET DATA /TYPE=TXT /FILE='small.csv' /ARRANGEMENT=DELIMITED /DELIMITERS=',' /QUALIFIER='\"' /FIRSTCASE=2
  /VARIABLES=id A8 context_text A20 place A40 a1 F8.0 a2 F8.0 a3 F8.0 t1 F12.6 weight F8.3.
RECODE context_text ('neighbourhood'=1) ('workplace'=2) INTO context.
VALUE LABELS context 1 'neighbourhood' 2 'workplace'.
SAVE OUTFILE='small_pspp.sav' /DROP=context_text /UNCOMPRESSED.
"
writeLines(syntax, "small.sps")
system("pspp small.sps")
unlink("small.sps")
