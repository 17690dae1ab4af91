#!/bin/sh
# Guess: the packages for HL7 version 2, in which hospitals, their queue screens and the medical insurance send
# patients and rooms to each other, write 张 & 王诊所 so that the other side reads 张 & 王诊所: & and | and ^ mean something
# in a message, and the standard has \T\, \F\ and \S\ for them (HL7 v2, 2.7.1).
# Really: simple-hl7, hl7-standard and @medplum/core write them as they are: a reader after the standard finds two
# parts, 张 and 王诊所, and takes what stands behind | for the next field: room 3|4 becomes room 3, and 4 stands in its
# neighbour's place. What comes in they do not decode either, nor does hl7: 张 \T\ 王诊所 on the screen. hl7parser reads
# it rightly, and is the judge. No error; without these signs all agree, so most tests see nothing.
# Whom it hurts: names of clinics and firms, notes with a |: cut on the screen of the other system, or in the wrong
# field.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='hl7@1.1.1 hl7-standard@1.0.4 simple-hl7@3.3.0 @medplum/core@5.2.13 hl7parser@1.0.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Hl7Message, Hl7Segment } from '@medplum/core'
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const hl7 = require('hl7')
const Standard = require('hl7-standard')
const { create } = require('hl7parser')
const simple = require('simple-hl7')
const HEAD = 'MSH|^~\\&|HIS|H|Q|H|20260203093000||ADT^A01|1|P|2.5'
const message = (name) => `${HEAD}\rPID|1||${name}|next`
const READERS = {
  hl7parser: (text) => String(create(text).get('PID.3')),
  hl7: (text) => hl7.parseString(text)[1][3].flat(3).join(),
  'hl7-standard': (text) => {
    const read = new Standard(text)
    read.transform()
    return read.get('PID.3')
  },
  'simple-hl7': (text) => new simple.Parser({ segmentSeperator: '\r' }).parse(text).getSegment('PID').getField(3),
  '@medplum/core': (text) => Hl7Message.parse(text).getSegment('PID').getField(3).toString(),
}
const WRITERS = {
  'hl7-standard': (name) => {
    const written = new Standard()
    written.createSegment('PID')
    written.set('PID', { 'PID.1': '1', 'PID.2': '', 'PID.3': name, 'PID.4': 'next' })
    return written.build()
  },
  'simple-hl7': (name) => {
    const written = new simple.Message('HIS', 'H', 'Q', 'H', 'ADT^A01', '1')
    written.addSegment('PID', '1', '', name, 'next')
    return written.toString()
  },
  '@medplum/core': (name) => new Hl7Message([new Hl7Segment(['PID', '1', '', name, 'next'])]).toString(),
}
const seen = {}
for (const [what, name] of Object.entries({ 'by the standard': '张 \\T\\ 王诊所', 'without signs': '张王诊所' }))
  for (const [reader, read] of Object.entries(READERS)) seen[`${what}, read by ${reader}`] = read(message(name))
for (const name of ['张 & 王诊所', 'room 3|4'])
  for (const [writer, write] of Object.entries(WRITERS)) {
    const line = write(name)
      .split(/[\r\n]+/)
      .find((text) => text.startsWith('PID'))
    const read = create(`${HEAD}\r${line}`)
    const parts = read.get('PID.3.1').toArray().map(String)
    seen[`${name}, written by ${writer}`] = {
      line,
      'parts of the name': parts.length > 0 ? parts : [String(read.get('PID.3'))],
      next: String(read.get('PID.4')),
    }
  }
const expected = {
  'by the standard, read by hl7parser': '张 & 王诊所',
  'by the standard, read by hl7': '张 \\T\\ 王诊所',
  'by the standard, read by hl7-standard': '张 \\T\\ 王诊所',
  'by the standard, read by simple-hl7': '张 \\T\\ 王诊所',
  'by the standard, read by @medplum/core': '张 \\T\\ 王诊所',
  'without signs, read by hl7parser': '张王诊所',
  'without signs, read by hl7': '张王诊所',
  'without signs, read by hl7-standard': '张王诊所',
  'without signs, read by simple-hl7': '张王诊所',
  'without signs, read by @medplum/core': '张王诊所',
  '张 & 王诊所, written by hl7-standard': {
    line: 'PID|1||张 & 王诊所|next|',
    'parts of the name': ['张 ', ' 王诊所'],
    next: 'next',
  },
  '张 & 王诊所, written by simple-hl7': {
    line: 'PID|1||张 & 王诊所|next',
    'parts of the name': ['张 ', ' 王诊所'],
    next: 'next',
  },
  '张 & 王诊所, written by @medplum/core': {
    line: 'PID|1||张 & 王诊所|next',
    'parts of the name': ['张 ', ' 王诊所'],
    next: 'next',
  },
  'room 3|4, written by hl7-standard': { line: 'PID|1||room 3|4|next|', 'parts of the name': ['room 3'], next: '4' },
  'room 3|4, written by simple-hl7': { line: 'PID|1||room 3|4|next', 'parts of the name': ['room 3'], next: '4' },
  'room 3|4, written by @medplum/core': { line: 'PID|1||room 3|4|next', 'parts of the name': ['room 3'], next: '4' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
