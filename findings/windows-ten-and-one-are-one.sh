#!/bin/sh
# Guess: the onvif package hands out the names that a camera gives its positions (presets) as texts, as ONVIF has them
# (tt:Name, xs:string), and each position under its own: 1.1 for the first window of floor one, 1.10 for the tenth.
# Really: whatever looks like a number becomes one: 1.10 is 1.1, and as getPresets keys its answer by the name, two of
# three positions are left, and the first window's name leads to the tenth one's token. A name "true" is true, the
# firmware 5.10 is 5.1, older than 5.9, and a serial number of 18 digits ends in 790 for 789. Numbers with a zero
# before them are spared, so 01 and 010 are right. No error. node-onvif, on the same XML, has the three texts. The
# camera here is a small server on this machine.
# Whom it hurts: cameras over counters turned to a window by its number; lists of devices by serial number.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='onvif@0.8.3 node-onvif@0.1.7'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { Cam } = require('onvif')
const PtzService = require('node-onvif/lib/modules/service-ptz')
const preset = (token, name) => `<tptz:Preset token="${token}"><tt:Name>${name}</tt:Name></tptz:Preset>`
const ANSWERS = {
  GetPresets: preset('a', '1.1') + preset('b', '1.2') + preset('c', '1.10'),
  GetDeviceInformation:
    '<tds:Manufacturer>x</tds:Manufacturer><tds:Model>true</tds:Model><tds:FirmwareVersion>5.10</tds:FirmwareVersion>' +
    '<tds:SerialNumber>123456123456123789</tds:SerialNumber><tds:HardwareId>010</tds:HardwareId>',
}
const spaces =
  'xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:tds="http://www.onvif.org/ver10/device/wsdl" ' +
  'xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:tptz="http://www.onvif.org/ver20/ptz/wsdl"'
const camera = createServer((request, response) => {
  let asked = ''
  request.on('data', (piece) => (asked += piece))
  request.on('end', () => {
    const [name] = Object.keys(ANSWERS).filter((operation) => asked.includes(operation))
    const tag = `${name === 'GetPresets' ? 'tptz' : 'tds'}:${name}Response`
    response.setHeader('content-type', 'application/soap+xml')
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><s:Envelope ${spaces}><s:Body><${tag}>${ANSWERS[name]}</${tag}></s:Body></s:Envelope>`,
    )
  })
})
await new Promise((resolve) => camera.listen(0, '127.0.0.1', resolve))
const { port } = camera.address()
const cam = new Cam({ hostname: '127.0.0.1', port, autoconnect: false })
cam.uri = { device: new URL(`http://127.0.0.1:${port}/device`), ptz: new URL(`http://127.0.0.1:${port}/ptz`) }
const asked = (method, ...given) =>
  new Promise((resolve, reject) => cam[method](...given, (error, answer) => (error ? reject(error) : resolve(answer))))
const presets = await asked('getPresets', { profileToken: 'p' })
const { model, firmwareVersion, serialNumber, hardwareId } = await asked('getDeviceInformation')
const service = new PtzService({ xaddr: `http://127.0.0.1:${port}/ptz`, user: '', pass: '', time_diff: 0 })
const { data } = await service.getPresets({ ProfileToken: 'p' })
camera.close()
const seen = {
  'onvif, presets': Object.entries(presets).map(([name, { $ }]) => `${name}: ${$.token}`),
  'onvif, device': [model, firmwareVersion, String(serialNumber), hardwareId],
  'node-onvif, presets': data.GetPresetsResponse.Preset.map((one) => `${one.Name}: ${one.$.token}`),
}
const expected = {
  'onvif, presets': ['1.1: c', '1.2: b'],
  'onvif, device': [true, 5.1, '123456123456123790', '010'],
  'node-onvif, presets': ['1.1: a', '1.2: b', '1.10: c'],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
