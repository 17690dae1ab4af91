#!/bin/sh
# Guess: a day that is closed every year, entered into time-slots-finder without a year, is closed in the year that is
# asked for: "If years are ommited, event repeat every years" (its README).
# Really: it is closed in the year of the machine's clock alone. Whoever asks in December for the days from January on
# is offered all closed days as free: of two days at a year's end, both closed every year, both are free next year and
# the year after. With the year written out they are closed. One whole day (from the 31st to the 31st; "if hour are
# ommited, all day is included") is refused as invalid.
# Whom it hurts: appointments on 1 October, in all that is booked before New Year for after it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='time-slots-finder@0.5.5'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const { getAvailableTimeSlotsInCalendar } = require('time-slots-finder')
const YEAR = new Date().getFullYear()
const shifts = [{ startTime: '09:00', endTime: '11:00' }]
const availablePeriods = [1, 2, 3, 4, 5, 6, 7].map((isoWeekDay) => ({ isoWeekDay, shifts }))
/** The hours that are free on 30 and 31 December of a year. */
const free = (year, ...unavailablePeriods) => {
  const configuration = { timeSlotDuration: 60, timeZone: 'Asia/Shanghai', availablePeriods, unavailablePeriods }
  const [from, to] = [`${year}-12-30T00:00:00+08:00`, `${year}-12-31T23:00:00+08:00`].map((text) => new Date(text))
  try {
    return getAvailableTimeSlotsInCalendar({ configuration, from, to }).length
  } catch (error) {
    return error.message
  }
}
const [first, last] = [
  { month: 11, day: 30 },
  { month: 11, day: 31 },
]
const seen = {}
for (const ahead of [1, 2]) {
  const year = YEAR + ahead
  seen[`${ahead} ahead, nothing closed`] = free(year)
  seen[`${ahead} ahead, closed every year`] = free(year, { startAt: first, endAt: last })
  seen[`${ahead} ahead, closed with its year`] = free(year, { startAt: { year, ...first }, endAt: { year, ...last } })
  seen[`${ahead} ahead, one whole day`] = free(year, { startAt: { year, ...last }, endAt: { year, ...last } })
}
const refused = 'Unavailable period nº1 is invalid'
const expected = {
  '1 ahead, nothing closed': 4,
  '1 ahead, closed every year': 4,
  '1 ahead, closed with its year': 0,
  '1 ahead, one whole day': refused,
  '2 ahead, nothing closed': 4,
  '2 ahead, closed every year': 4,
  '2 ahead, closed with its year': 0,
  '2 ahead, one whole day': refused,
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.cjs
