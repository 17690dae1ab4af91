#!/bin/sh
# Guess: a schedule for the 31st (cron's day of month, AWS' form: cron(0 9 31 * ? *)) is skipped in a month that has
# none, as in every cron; and what goes into another form of cron keeps its days.
# Really: aws-cron-parser gives 3 March for the 31st of February and 1 May for that of April; the 29th of February is 1
# March in three years of four: twelve runs a year for seven, on days that the rule does not name; backwards (prev) it
# skips them. cron-parser and croner skip them both ways. cron-to-quartz adds one to EVERY number of the field for
# weekdays: Sunday, 7, becomes 8, which Quartz (1 to 7) does not have; */2, every other day, becomes */3: Sunday,
# Wednesday and Saturday, so Tuesday and Thursday are gone; and the second Friday, 5#2, becomes 6#3, the THIRD. 1-5 and
# 0 are right.
# Whom it hurts: monthly reports at the month's end, duty of the second Friday, moved to a cloud or a Java server.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='aws-cron-parser@1.1.12 cron-to-quartz@1.4.15 croner@11.0.1 cron-parser@5.10.6'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import aws from 'aws-cron-parser'
import { CronExpressionParser } from 'cron-parser'
import { Cron } from 'croner'
import { createRequire } from 'node:module'
const { getQuartz } = createRequire(import.meta.url)('cron-to-quartz')
const from = new Date('2026-01-01T00:00:00Z')
const day = (date) => date.toISOString().slice(0, 10)
const byAws = (rule, count) => {
  const parsed = aws.parse(rule)
  const days = []
  for (let at = from; days.length < count; days.push(day(at))) at = aws.next(parsed, at)
  return days
}
const byParser = (rule, count) => {
  const runs = CronExpressionParser.parse(rule, { currentDate: from, tz: 'UTC' })
  return Array.from({ length: count }, () => day(runs.next().toDate()))
}
const byCroner = (rule, count) => new Cron(rule, { timezone: 'UTC' }).nextRuns(count, from).map(day)
const weekdays = (rule) =>
  getQuartz(rule)
    .map((fields) => fields[5])
    .join()
const seen = {
  'the 31st: aws-cron-parser': byAws('0 9 31 * ? *', 5),
  'the 31st: cron-parser': byParser('0 9 31 * *', 5),
  'the 31st: croner': byCroner('0 9 31 * *', 5),
  'the last before 15 March: aws-cron-parser': day(
    aws.prev(aws.parse('0 9 31 * ? *'), new Date('2026-03-15T00:00:00Z')),
  ),
  '29 February: aws-cron-parser': byAws('0 9 29 2 ? *', 3),
  '29 February: croner': byCroner('0 9 29 2 *', 2),
  'the last day (L): aws-cron-parser': byAws('0 9 L * ? *', 3),
  'to Quartz: 1-5, 0, 7': ['0 9 * * 1-5', '0 9 * * 0', '0 9 * * 7'].map(weekdays),
  'to Quartz: */2 (right: every other day), 5#2 (right: 6#2)': ['0 9 * * */2', '0 9 * * 5#2'].map(weekdays),
}
const expected = {
  'the 31st: aws-cron-parser': ['2026-01-31', '2026-03-03', '2026-03-31', '2026-05-01', '2026-05-31'],
  'the 31st: cron-parser': ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'],
  'the 31st: croner': ['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31', '2026-08-31'],
  'the last before 15 March: aws-cron-parser': '2026-01-31',
  '29 February: aws-cron-parser': ['2026-03-01', '2027-03-01', '2028-02-29'],
  '29 February: croner': ['2028-02-29', '2032-02-29'],
  'the last day (L): aws-cron-parser': ['2026-01-31', '2026-02-28', '2026-03-31'],
  'to Quartz: 1-5, 0, 7': ['2-6', '1', '8'],
  'to Quartz: */2 (right: every other day), 5#2 (right: 6#2)': ['*/3', '6#3'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
