/** What can happen to the files of a stopped hall: each kind does one thing to a folder, by chance. */
import Database from 'better-sqlite3'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Chance } from './chance.ts'

/** A hall's folders: its own, one with older pictures of its files, and its backups. */
export interface Place {
  readonly data: string
  readonly older: string
  readonly other: string
  readonly backups: string
}

export type Damage = (place: Place, chance: Chance) => void

/** Each by the name under which it is told. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  'bits of the file flipped': (at, chance) => flip(join(at.data, 'hall.db'), chance),
  'bits of the journal flipped': (at, chance) => flip(join(at.data, 'hall.db-wal'), chance),
  'bits of a text in the file flipped': (at, chance) => flipText(join(at.data, 'hall.db'), chance),
  'the file cut': (at, chance) => cut(join(at.data, 'hall.db'), chance),
  'the journal cut': (at, chance) => cut(join(at.data, 'hall.db-wal'), chance),
  'the file empty': (at) => truncateSync(join(at.data, 'hall.db'), 0),
  'the journal empty': (at) => truncateSync(join(at.data, 'hall.db-wal'), 0),
  'the file missing': (at) => rmSync(join(at.data, 'hall.db')),
  'the file and its journals missing': (at) => removeHall(at.data),
  'the journal missing': (at) => rmSync(join(at.data, 'hall.db-wal')),
  'the index of the journal spoilt': (at, chance) => spoil(join(at.data, 'hall.db-shm'), chance),
  'the note of what was acknowledged missing': (at) => rmSync(join(at.data, 'hall.acknowledged')),
  'bits of that note flipped': (at, chance) => flip(join(at.data, 'hall.acknowledged'), chance),
  'that note cut': (at, chance) => cut(join(at.data, 'hall.acknowledged'), chance),
  'the file and that note missing': (at) => {
    removeHall(at.data)
    rmSync(join(at.data, 'hall.acknowledged'))
  },
  'bits of the notes flipped': (at, chance) => {
    for (const name of readdirSync(at.data).filter((one) => /checked|snapshot/.test(one)))
      flip(join(at.data, name), chance)
  },
  'an older file in its place': (at) => {
    for (const ending of ['', '-wal']) swap(join(at.older, `hall.db${ending}`), join(at.data, `hall.db${ending}`))
  },
  'an older file beside the new journal': (at) => swap(join(at.older, 'hall.db'), join(at.data, 'hall.db')),
  'an older journal beside the new file': (at) => swap(join(at.older, 'hall.db-wal'), join(at.data, 'hall.db-wal')),
  'the file of another hall': (at) => {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(at.data, `hall.db${ending}`), { force: true })
    copyFileSync(join(at.other, 'hall.db'), join(at.data, 'hall.db'))
  },
  'another database in its place': (at) => {
    removeHall(at.data)
    new Database(join(at.data, 'hall.db')).exec('CREATE TABLE note (text TEXT)').close()
  },
  'the lock spoilt': (at, chance) => spoil(join(at.data, 'hall.db.lock'), chance),
  'the lock missing': (at) => rmSync(join(at.data, 'hall.db.lock'), { force: true }),
  'the newest backup cut, and the file empty': (at, chance) => {
    const newest = readdirSync(at.backups)
      .filter((name) => name.startsWith('hall-'))
      .sort()
      .at(-1) as string
    cut(join(at.backups, newest), chance)
    truncateSync(join(at.data, 'hall.db'), 0)
  },
  'the folder taken away, its backups on another disk': (at) => rmSync(at.data, { recursive: true }),
}

function removeHall(data: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(join(data, `hall.db${ending}`), { force: true })
}

function swap(from: string, to: string): void {
  rmSync(to, { force: true })
  if (existsSync(from)) copyFileSync(from, to)
}

function cut(file: string, chance: Chance): void {
  truncateSync(file, chance.below(statSync(file).size))
}

function spoil(file: string, chance: Chance): void {
  const rubbish = Array.from({ length: 1 + chance.below(5000) }, () => String.fromCharCode(33 + chance.below(90)))
  if (existsSync(file)) renameSync(file, `${file}.was`)
  writeFileSync(file, rubbish.join(''))
  rmSync(`${file}.was`, { force: true })
}

/** One to three bits anywhere. */
function flip(file: string, chance: Chance): void {
  const handle = openSync(file, 'r+')
  const { size } = fstatSync(handle)
  for (let times = 1 + chance.below(3); times > 0 && size > 0; times -= 1) flipAt(handle, chance.below(size), chance)
  closeSync(handle)
}

/** One bit of a letter of a record: the file stays a well-formed one. */
function flipText(file: string, chance: Chance): void {
  const handle = openSync(file, 'r+')
  const bytes = Buffer.alloc(fstatSync(handle).size)
  readSync(handle, bytes, 0, bytes.length, 0)
  const places: number[] = []
  for (let at = bytes.indexOf('"ordinary"'); at >= 0; at = bytes.indexOf('"ordinary"', at + 1)) places.push(at + 1)
  if (places.length > 0) flipAt(handle, chance.one(places) + chance.below(8), { ...chance, below: () => 0 })
  closeSync(handle)
}

function flipAt(handle: number, at: number, chance: Chance): void {
  const byte = Buffer.alloc(1)
  readSync(handle, byte, 0, 1, at)
  byte[0] = (byte[0] as number) ^ (1 << chance.below(8))
  writeSync(handle, byte, 0, 1, at)
}
