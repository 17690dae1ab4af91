#!/bin/sh
# Guess: Asia/Urumqi put into Windows' names of zones (Outlook, Exchange) and back is a zone with the same clock, six
# hours ahead of UTC.
# Really: windows-iana, which has CLDR's table of before the change, gives "Central Asia Standard Time", and that back
# as Asia/Almaty first, whose clock has been FIVE hours ahead of UTC since 1 March 2024 (tzdata 2024a): 09:30 in
# Urumqi comes back as another hour. CLDR's territory CN would keep it: findIana(name, "CN"). And tz-lookup gives
# Asia/Urumqi for Kashgar and Urumqi by the map, while every office there opens by Beijing time.
# Whom it hurts: invitations and bookings from calendars of Xinjiang; a hall's zone guessed from its place.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='windows-iana@5.1.0 tz-lookup@6.1.25'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as windows from 'windows-iana'
import lookup from 'tz-lookup'
const instant = new Date('2026-02-03T03:30:00Z')
const clock = (timeZone) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' }).format(instant)
const [name] = windows.findWindows('Asia/Urumqi')
const [back] = windows.findIana(name)
const [inChina] = windows.findIana(name, 'CN')
const seen = {
  'Windows name': name,
  'and back': [back, inChina],
  'clocks: Urumqi, back, back in China, Shanghai': ['Asia/Urumqi', back, inChina, 'Asia/Shanghai'].map(clock),
  'the same name for Almaty': windows.findWindows('Asia/Almaty')[0] === name,
  'by the map: Kashgar, Urumqi, Xi’an': [lookup(39.47, 75.99), lookup(43.82, 87.62), lookup(34.34, 108.94)],
}
const expected = {
  'Windows name': 'Central Asia Standard Time',
  'and back': ['Asia/Almaty', 'Asia/Urumqi'],
  'clocks: Urumqi, back, back in China, Shanghai': ['09:30', '08:30', '09:30', '11:30'],
  'the same name for Almaty': true,
  'by the map: Kashgar, Urumqi, Xi’an': ['Asia/Urumqi', 'Asia/Urumqi', 'Asia/Shanghai'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
