"""2020년 12월 16일, and a day of 24 hours."""

DATE_FORMAT = "Y년 n월 j일"
MONTH_DAY_FORMAT = "n월 j일"
DATETIME_FORMAT = "Y년 n월 j일 H:i"
