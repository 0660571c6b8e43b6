-- What each process counted on each day in UTC, such as 2026-11-22: totals, written again and again.
CREATE TABLE statistics (
    day TEXT NOT NULL,
    process TEXT NOT NULL,
    counter TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (day, process, counter)
) STRICT, WITHOUT ROWID;
