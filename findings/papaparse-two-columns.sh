#!/bin/sh
# Guess: Papa Parse finds the semicolon, the tab or the bar of a table that has nothing else between its two columns,
# however short the table is; a line break after the last row changes nothing.
# Really: with two columns it fails for up to 8 rows as soon as the last row ends in a line break, as every program
# writes it: the empty rest counts as a row of one field and pulls the mean of fields a row under 1.99, so the whole
# line comes back as ONE column named "a;b". Without the last line break, with skipEmptyLines or with three columns it
# is right.
# Whom it hurts: a price list, a list of counters, a code table (code;name) of a small office.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='papaparse@5.7.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import Papa from 'papaparse'
const columns = (separator, count, rows, tail) => {
  const line = Array.from({ length: count }, (_, index) => `列${index}`).join(separator)
  return Papa.parse(
    Array(rows + 1)
      .fill(line)
      .join('\r\n') + tail,
    { header: true },
  ).meta.fields.length
}
const seen = {}
for (const separator of [';', '\t', '|']) {
  const name = JSON.stringify(separator)
  seen[`${name} 2 columns, 1, 5, 8, 9 rows, closed by a line break`] = [1, 5, 8, 9].map((rows) =>
    columns(separator, 2, rows, '\r\n'),
  )
  seen[`${name} the same, not closed`] = [1, 5, 8, 9].map((rows) => columns(separator, 2, rows, ''))
}
seen['; 3 columns, 1 row, closed'] = columns(';', 3, 1, '\r\n')
seen['; 2 columns, skipEmptyLines'] = Papa.parse('a;b\r\n1;2\r\n', { header: true, skipEmptyLines: true }).meta.fields
seen['; 2 columns, 1 row, closed, read as'] = Papa.parse('代码;名称\r\n01;综合\r\n', { header: true }).data[0]
const expected = {
  '";" 2 columns, 1, 5, 8, 9 rows, closed by a line break': [1, 1, 1, 2],
  '";" the same, not closed': [2, 2, 2, 2],
  '"\\t" 2 columns, 1, 5, 8, 9 rows, closed by a line break': [1, 1, 1, 2],
  '"\\t" the same, not closed': [2, 2, 2, 2],
  '"|" 2 columns, 1, 5, 8, 9 rows, closed by a line break': [1, 1, 1, 2],
  '"|" the same, not closed': [2, 2, 2, 2],
  '; 3 columns, 1 row, closed': 3,
  '; 2 columns, skipEmptyLines': ['a', 'b'],
  '; 2 columns, 1 row, closed, read as': { '代码;名称': '01;综合' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
