#!/bin/sh
# Measures reading on real reports: pairs, positions, answers, matching, numbering, speed; and a data set of full size.
# HIWAR_SAMPLES names the folder that holds them, PYTHON the interpreter to use. Needs pdftotext (Debian: poppler-utils) as a second opinion.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
if [ -z "${HIWAR_SAMPLES:-}" ] || [ ! -d "$HIWAR_SAMPLES/upr-reports" ]; then
    echo "The benchmarks need real reports: set HIWAR_SAMPLES to the folder that holds upr-reports/." >&2
    exit 0
fi
if ! command -v pdftotext >/dev/null; then
    echo "The benchmarks need pdftotext: install poppler-utils." >&2
    exit 1
fi
PYTHONPATH=$(cd ../src && pwd)${PYTHONPATH:+:$PYTHONPATH}
export PYTHONPATH
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
"$python" -c "import sys; from material import read, report_paths; sys.stdout.write(read(report_paths(), jobs=2))" >"$lines"
for measure in score_pairs score_positions score_matching numbering; do
    echo "== $measure"
    "$python" "$measure.py" --lines "$lines"
done
echo "== score_answers"
"$python" score_answers.py
echo "== score_spoken"
"$python" score_spoken.py
echo "== uhri_export"
"$python" uhri_export.py
echo "== speed"
"$python" speed.py
if [ -f "$HIWAR_SAMPLES/votes/unga_votes.parquet" ]; then
    echo "== votes"
    "$python" votes.py "$HIWAR_SAMPLES/votes/unga_votes.parquet"
fi
