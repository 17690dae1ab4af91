#!/bin/sh
# Guess: a package that tells phones, tablets and desks apart by the User-Agent knows HarmonyOS of today, no Android any more:
# by Huawei's guide to ArkWeb "Mozilla/5.0 (Tablet; OpenHarmony 5.0) … ArkWeb/4.1.6.1", with Phone or PC for Tablet.
# Really: the tablet is a desk for is-mobile, also with tablet: true, and for ismobilejs; device-detector-js has no system
# and no kind for any of the three, mobile-detect no system, and of the phone no phone (though a mobile), and
# node-device-detector no kind of the phone. ua-parser-js and bowser have the kinds right, the one by the name OpenHarmony, the
# other HarmonyOS, so that two counts by system do not agree. Most have the phone as mobile: who tries one sees nothing.
# Whom it hurts: booking pages that choose their look so, and the counts of what visitors come with.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='is-mobile@5.0.0 ismobilejs@1.1.1 mobile-detect@1.4.5 ua-parser-js@1.0.41 bowser@2.15.0 device-detector-js@3.0.3 node-device-detector@2.2.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const bowser = require('bowser')
const DeviceDetectorJs = require('device-detector-js')
const { isMobile } = require('is-mobile')
const { default: isMobileJs } = require('ismobilejs')
const MobileDetect = require('mobile-detect')
const NodeDetector = require('node-device-detector')
const { UAParser } = require('ua-parser-js')
const engine = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1'
const agent = (kind, end = '') => `Mozilla/5.0 (${kind}; OpenHarmony 5.0) ${engine}${end}`
const AGENTS = { phone: agent('Phone', ' Mobile'), tablet: agent('Tablet'), desk: agent('PC') }
const READERS = {
  'is-mobile, tablet: true': (ua) => isMobile({ ua, tablet: true }),
  ismobilejs: (ua) => isMobileJs(ua).any,
  'mobile-detect': (ua) => [new MobileDetect(ua)].map((one) => [one.mobile(), one.phone(), one.tablet(), one.os()])[0],
  'device-detector-js': (ua) => [new DeviceDetectorJs().parse(ua)].map(({ os, device }) => [os?.name, device?.type])[0],
  'node-device-detector': (ua) => [new NodeDetector().detect(ua)].map(({ os, device }) => [os?.name, device?.type])[0],
  'ua-parser-js': (ua) => [new UAParser(ua).getResult()].map(({ os, device }) => [os.name, device.type])[0],
  bowser: (ua) => [bowser.parse(ua)].map(({ os, platform }) => [os.name, platform.type])[0],
}
const seen = {}
for (const [name, read] of Object.entries(READERS))
  seen[name] = JSON.stringify(Object.fromEntries(Object.entries(AGENTS).map(([kind, ua]) => [kind, read(ua)])))
const told = (phone, tablet, desk) => JSON.stringify({ phone, tablet, desk })
const expected = {
  'is-mobile, tablet: true': told(true, false, false),
  ismobilejs: told(true, false, false),
  'mobile-detect': told(['UnknownMobile', null, null, null], ['GenericTablet', null, 'GenericTablet', null], Array(4).fill(null)),
  'device-detector-js': told([null, null], [null, null], [null, null]),
  'node-device-detector': told(['OpenHarmony', ''], ['OpenHarmony', 'tablet'], ['OpenHarmony', 'desktop']),
  'ua-parser-js': told(['OpenHarmony', 'mobile'], ['OpenHarmony', 'tablet'], ['OpenHarmony', null]),
  bowser: told(['HarmonyOS', 'mobile'], ['HarmonyOS', 'tablet'], ['HarmonyOS', null]),
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${value}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.cjs
