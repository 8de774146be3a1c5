# Puts the texts of documents.csv and the statements of statements.csv into a database of
# Discourse Network Analyzer (DNA). What to do first stands in README.txt.

database       <- "project.dna"    # made in DNA before
coder          <- 1                # the number of the coder in that database; 1 is the administrator
statement_type <- "DNA Statement"  # a type of statement in that database

# Most statements say whether they agree. What becomes of those that do not:
# NA leaves them out; 1 takes them for agreement, 0 for disagreement.
agreement_where_not_stated <- NA

library("rDNA")

read_table <- function(file) {
  read.csv(file, colClasses = "character", na.strings = character(), encoding = "UTF-8",
           check.names = FALSE, strip.white = FALSE, comment.char = "")
}

# DNA has room for 190 characters in a name.
short <- function(words) {
  cut <- nchar(words) > 190
  if (any(cut)) {
    message(sum(cut), " name(s) cut to 190 characters, such as: ", words[cut][1])
  }
  substr(words, 1, 190)
}

documents <- read_table("documents.csv")
statements <- read_table("statements.csv")

# DNA wants a day: a year alone stands as its first of January, no date as 1 January 1970.
is_date <- grepl("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", documents$date)
day <- ifelse(is_date, substr(paste0(documents$date, "-01-01"), 1, 10), "1970-01-01")
is_hour <- grepl("^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$", documents$hour)
moment <- paste(day, ifelse(is_hour, documents$hour, "00:00:00"))
time <- as.numeric(as.POSIXct(moment, tz = "UTC", format = "%Y-%m-%d %H:%M:%S"))
unknown <- is.na(time) | !is_date
time[is.na(time)] <- 0
if (any(unknown)) {
  message(sum(unknown), " text(s) without a date stand as of 1 January 1970.")
}

# DNA has no place for language and address: they go into the notes.
notes <- documents$notes
for (name in c("language", "url")) {
  said <- documents[[name]] != ""
  line <- ifelse(said, paste0(name, ": ", documents[[name]]), "")
  notes <- ifelse(said & notes != "", paste0(notes, "\n", line), paste0(notes, line))
}

dna_init()
if (!isTRUE(dna_openDatabase(db_url = database, coderId = coder))) {
  stop("The database ", database, " was not opened: is it in this folder, is the password right?")
}

ids <- dna_addDocuments(
  coder_id = coder,
  title = short(documents$title),
  text = documents$text,
  author = short(documents$author),
  source = short(documents$source),
  section = short(documents$section),
  type = short(documents$type),
  notes = notes,
  date_time = time
)
if (length(ids) != nrow(documents)) {
  stop("DNA took ", length(ids), " of ", nrow(documents), " texts. Begin again with a new database.")
}

# Only what the type of statement has a variable for goes into the database.
variables <- dna_getVariables(statement_type)
left_out <- setdiff(
  names(statements),
  c(variables$label, "statement_id", "document_id", "start", "stop", "coder", "text",
    "tag_id", "confidence", "created", "claimant", "issue", "position")
)
message("Not in the type “", statement_type, "”, and left out: ", paste(left_out, collapse = ", "))

added <- 0
without <- 0
for (i in seq_len(nrow(statements))) {
  values <- list()
  complete <- TRUE
  for (j in seq_len(nrow(variables))) {
    name <- variables$label[j]
    if (!name %in% names(statements)) next
    value <- statements[[name]][i]
    if (variables$type[j] %in% c("boolean", "integer")) {
      value <- suppressWarnings(as.integer(value))
      if (is.na(value) && name == "agreement") value <- as.integer(agreement_where_not_stated)
      if (is.na(value)) {
        complete <- complete && name != "agreement"
        next
      }
    } else if (variables$type[j] == "short text") {
      value <- short(value)
    }
    values[[name]] <- value
  }
  if (!complete) {
    without <- without + 1
    next
  }
  place <- list(
    documentID = ids[match(statements$document_id[i], documents$document_id)],
    startCaret = as.integer(statements$start[i]),
    endCaret = as.integer(statements$stop[i]),
    statementType = statement_type,
    coder = coder
  )
  id <- do.call(dna_addStatement, c(place, values))
  if (id < 1) {
    warning("DNA did not take the statement ", statements$statement_id[i], ".")
  } else {
    added <- added + 1
  }
}

dna_closeDatabase()
message(nrow(documents), " text(s) and ", added, " statement(s) are in ", database, ".")
if (without > 0) {
  message(without, " statement(s) say neither yes nor no, and were left out. To have them, change ",
          "agreement_where_not_stated in this script, and begin again with a new database.")
}
