#!/bin/sh
# Guess: a converter to China's map system GCJ-02 leaves a place outside China as it is: both packages have a test of
# that name, and outside the country every map uses WGS-84.
# Really: the test is one rectangle (72.004 to 137.8347 E, 0.8293 to 55.8271 N; coordtransform from 73.66 E, 3.86 N).
# Seoul, Ulaanbaatar, Hanoi, Almaty, Delhi, Fukuoka and Manila are moved by 247 to 559 metres, as far as Xi'an (461
# m); Tokyo lies east of it and stays. The way back is 1 to 3 metres off in coordtransform, which takes one step;
# gcoord repeats until it is exact.
# Whom it hurts: a map of halls and their partners along a border, or of consular halls abroad: a pin in the next
# street.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='gcoord@1.0.7 coordtransform@2.1.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import gcoord from 'gcoord'
import transform from 'coordtransform'
const places = {
  'Xi’an': [108.94, 34.34],
  Seoul: [126.978, 37.566],
  Ulaanbaatar: [106.92, 47.92],
  Hanoi: [105.85, 21.03],
  Almaty: [76.9, 43.24],
  Delhi: [77.2, 28.6],
  Fukuoka: [130.4, 33.59],
  Manila: [120.98, 14.6],
  Tokyo: [139.69, 35.69],
}
const rad = (degrees) => (degrees * Math.PI) / 180
const metres = (a, b) => 6371000 * Math.hypot(rad(a[0] - b[0]) * Math.cos(rad(a[1])), rad(a[1] - b[1]))
const moved = (place) => {
  const one = gcoord.transform([...place], gcoord.WGS84, gcoord.GCJ02)
  const other = transform.wgs84togcj02(...place)
  return [one, other].map((to) => Math.round(metres(place, to)))
}
const back = (place) => {
  const one = gcoord.transform(gcoord.transform([...place], gcoord.WGS84, gcoord.GCJ02), gcoord.GCJ02, gcoord.WGS84)
  const other = transform.gcj02towgs84(...transform.wgs84togcj02(...place))
  return [metres(place, one) < 0.5, metres(place, other) < 0.5]
}
const seen = Object.fromEntries(Object.entries(places).map(([name, place]) => [name, moved(place)]))
seen['back again within half a metre'] = [back(places['Xi’an']), back(places.Seoul)]
const expected = {
  'Xi’an': [461, 461],
  Seoul: [459, 459],
  Ulaanbaatar: [451, 451],
  Hanoi: [441, 441],
  Almaty: [247, 247],
  Delhi: [481, 481],
  Fukuoka: [559, 559],
  Manila: [407, 407],
  Tokyo: [0, 0],
  'back again within half a metre': [
    [true, false],
    [true, false],
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
