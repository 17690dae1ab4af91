#!/bin/sh
# Guess: moment-timezone in its small build ("10-year-range") is right for today's times and at worst an hour off for
# old ones; a birth date stays the date.
# Really: China had summer time from 1986 to 1991, and the small build does not know it. A birth date that another
# program keeps as midnight in Asia/Shanghai (Java, PostgreSQL, moment's full build: 1988-06-30T15:00Z) is shown as
# 1988-06-30 23:00, the day BEFORE, for everybody born in a summer of those six years. Full build, 1970-2030 build,
# Intl and PostgreSQL (tzdata: rule PRC) say 1 July. Winter is right, so is everybody in a test who was born after
# 1991.
# Whom it hurts: forms for people of 35 to 40 with a date of birth on them, compared with the ID card.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='moment-timezone@0.6.6 @electric-sql/pglite@0.5.17'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
import { PGlite } from '@electric-sql/pglite'
const require = createRequire(import.meta.url)
const pg = new PGlite()
await pg.query("SET timezone = 'Asia/Shanghai'")
const kept = async (day) =>
  new Date((await pg.query(`SELECT (extract(epoch FROM timestamptz '${day}') * 1000)::text AS ms`)).rows[0].ms * 1)
const shownBy = (build, at) =>
  require(`moment-timezone/builds/moment-timezone-with-data${build}.js`)(at).tz('Asia/Shanghai').format('YYYY-MM-DD HH:mm')
const byIntl = (at) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(at)
const seen = {}
for (const day of ['1988-07-01', '1988-01-15', '1992-07-01']) {
  const at = await kept(day)
  seen[`born ${day}`] = {
    'kept by PostgreSQL': at.toISOString(),
    '10-year-range': shownBy('-10-year-range', at),
    '1970-2030': shownBy('-1970-2030', at),
    full: shownBy('', at),
    Intl: byIntl(at),
  }
}
const all = (kept, day) => ({
  'kept by PostgreSQL': kept,
  '10-year-range': `${day} 00:00`,
  '1970-2030': `${day} 00:00`,
  full: `${day} 00:00`,
  Intl: `${day} 00:00`,
})
const expected = {
  'born 1988-07-01': { ...all('1988-06-30T15:00:00.000Z', '1988-07-01'), '10-year-range': '1988-06-30 23:00' },
  'born 1988-01-15': all('1988-01-14T16:00:00.000Z', '1988-01-15'),
  'born 1992-07-01': all('1992-06-30T16:00:00.000Z', '1992-07-01'),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
