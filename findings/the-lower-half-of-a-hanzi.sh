#!/bin/sh
# Guess: a text that a KNX package writes to a panel (DPT 16.001, 14 octets of ISO 8859-1; 28.001, UTF-8) is read back
# as that text, and one that the type cannot hold is refused.
# Really: knx and knxultimate keep the lower eight bits of each character and say nothing: 3号窗口 goes out as 33 f7 97
# e3, 暂停服务 as 82 5c 0d a1. A short text is read with the zero octets that fill it up: A103 is not A103. knx reads
# ISO 8859-1 with seven bits, Größe as Grv_e, where knxultimate is right; knxultimate's 28.001 has all hanzi, but of
# 请到三号窗口, 18 octets, the first 14, which end within a hanzi, though the type is of variable length (KNX 03_07_02,
# DPT_UTF-8).
# Whom it hurts: panels at the windows of a house that runs on KNX.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='knx@2.5.4 knxultimate@5.4.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const { log } = console
console.log = () => {}
const PACKAGES = { knx: require('knx/src/dptlib'), knxultimate: require('knxultimate').dptlib }
const TEXTS = ['A103', '3号窗口', '暂停服务', 'Größe', '请到三号窗口']
/** The octets that a text is sent as, without those that fill up, and the text that is read from them. */
const sentAndRead = (lib, type, text) => {
  const telegram = {}
  try {
    lib.populateAPDU(text, telegram, type)
    const read = lib.fromBuffer(telegram.data, lib.resolve(type))
    return [Buffer.from(telegram.data).toString('hex').replace(/(00)+$/, ''), read.replace(/\0+$/, ''), read === text]
  } catch {
    return 'no such type'
  }
}
const seen = {}
for (const [name, lib] of Object.entries(PACKAGES))
  for (const type of ['DPT16.001', 'DPT28.001'])
    for (const text of TEXTS) seen[`${name} ${type} ${text}`] = sentAndRead(lib, type, text)
console.log = log
const expected = {
  'knx DPT16.001 A103': ['41313033', 'A103', false],
  'knx DPT16.001 3号窗口': ['33f797e3', '3w\x17c', false],
  'knx DPT16.001 暂停服务': ['825c0da1', '\x02\\\r!', false],
  'knx DPT16.001 Größe': ['4772f6df65', 'Grv_e', false],
  'knx DPT16.001 请到三号窗口': ['f73009f797e3', 'w0\tw\x17c', false],
  'knx DPT28.001 A103': 'no such type',
  'knx DPT28.001 3号窗口': 'no such type',
  'knx DPT28.001 暂停服务': 'no such type',
  'knx DPT28.001 Größe': 'no such type',
  'knx DPT28.001 请到三号窗口': 'no such type',
  'knxultimate DPT16.001 A103': ['41313033', 'A103', false],
  'knxultimate DPT16.001 3号窗口': ['33f797e3', '3÷\x97ã', false],
  'knxultimate DPT16.001 暂停服务': ['825c0da1', '\x82\\\r¡', false],
  'knxultimate DPT16.001 Größe': ['4772f6df65', 'Größe', false],
  'knxultimate DPT16.001 请到三号窗口': ['f73009f797e3', '÷0\t÷\x97ã', false],
  'knxultimate DPT28.001 A103': ['41313033', 'A103', false],
  'knxultimate DPT28.001 3号窗口': ['33e58fb7e7aa97e58fa3', '3号窗口', false],
  'knxultimate DPT28.001 暂停服务': ['e69a82e5819ce69c8de58aa1', '暂停服务', false],
  'knxultimate DPT28.001 Größe': ['4772c3b6c39f65', 'Größe', false],
  'knxultimate DPT28.001 请到三号窗口': ['e8afb7e588b0e4b889e58fb7', '请到三号', false],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
