/**
 * npm run screens: pictures of every page and state into docs/screens, from a real server and a real Chromium; clocks and
 * chance stand still in them, so that what a change has moved shows by comparing.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { printHelp, readOptions, runCommand } from '../../server/operate/command-line.ts'
import { UsageError } from '../../server/operate/replay/report.ts'
import { earlierBuild } from '../bench/earlier-build.ts'
import { openBrowser } from '../support/browser.ts'
import { drawJob, pngOf } from '../support/printer-paper.ts'
import { PrinterEmulator } from '../support/printer-emulator.ts'
import { MADE_AT, playCities, startProvince } from '../support/made-province.ts'
import { startServer } from '../support/server.ts'
import { fillFloor, openFloor, type Floor } from './lively-floor.ts'
import { comparePictures, wordsOf } from './pictures/compare.ts'
import { stillPages, stillPrograms } from './pictures/still.ts'
import { caseScenes } from './scenes/cases.ts'
import { counterScenes } from './scenes/counter.ts'
import { displayScenes } from './scenes/displays.ts'
import { kioskScenes } from './scenes/kiosk.ts'
import { takeOverview } from './scenes/overview.ts'
import { phoneScenes } from './scenes/phone.ts'
import { KIOSK, LOBBY, settle, watchRequests, type Scene, type Stage } from './scenes/scene.ts'
import { serviceScenes } from './scenes/service.ts'
import { provinceScenes } from './scenes/province.ts'
import { signIn, staffScenes } from './scenes/staff.ts'
import { stateScenes, villageScenes } from './scenes/states.ts'

const COUNTERS = [
  ['21', '0311'],
  ['22', '0312'],
  ['23', '0313'],
  ['24', '0314'],
  ['25', '0315'],
  ['41', '0322'],
  ['51', '0329'],
  ['1', '0301'],
  ['2', '0302'],
  ['45', '0326'],
  ['61', '0337'],
] as const
const HELP = `npm run screens -- [--only PARTS] [--of COMMIT] [--out FOLDER] [--against FOLDER] [--json]

  --only PARTS      only pictures whose name begins so, e.g. kiosk or kiosk,lobby
  --of COMMIT       of an earlier commit's program, with the scenes of today
  --out FOLDER      default docs/screens
  --against FOLDER  compares each picture with the one of that folder, pixel by pixel: the share that differs, and
                    below --out a folder "differ" where those pixels are marked; take the same PARTS both times
  --json            one object on standard output: taken, failed, folder; with --against also
                    pictures, same, differ: [{ name, share }], missing, new

  Ends with 1 when a picture was not taken, differs or is missing.
`

/** After so many scenes the clocks go on by a minute; five seconds past it, so that no scene goes over the next one. */
const SCENES_A_MINUTE = 8
const MINUTE = 60_000
const LOOKED_AFTER_MS = 2500

interface Studio {
  /** Where the pictures go. */
  readonly folder: string
  /** Of the program whose pages are looked at. */
  readonly root: string
  readonly wants: (name: string) => boolean
  /** Names of the pictures so far. */
  readonly taken: string[]
  readonly failed: string[]
  /** Hears of each picture that was taken. */
  readonly note: (name: string) => void
}

const clock = stillPrograms()

const OPTIONS = {
  only: { type: 'string' },
  of: { type: 'string' },
  out: { type: 'string' },
  against: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

async function main(): Promise<number> {
  const values = readOptions(process.argv.slice(2), OPTIONS)
  if (values.help) return printHelp(HELP, OPTIONS, values.json)
  const root = join(import.meta.dirname, '..', '..')
  const folder = resolve(values.out ?? join(root, 'docs', 'screens'))
  const before = values.against === undefined ? null : resolve(values.against)
  if (before !== null && !existsSync(before)) throw new UsageError(`--against ${values.against}: no such folder.`)
  if (before === folder) throw new UsageError('--against takes another folder than --out.')
  mkdirSync(folder, { recursive: true })
  const only = (values.only ?? '').split(',')
  const unknown = only.find((begin) => !pictureNames().some((name) => name.startsWith(begin)))
  if (unknown !== undefined) throw new UsageError(`--only ${unknown}: no picture has a name that begins so.`)
  const studio: Studio = {
    folder,
    root: values.of === undefined ? root : earlierBuild(values.of).root,
    wants: (name) => only.some((begin) => name.startsWith(begin)),
    taken: [],
    failed: [],
    note: (name) => {
      studio.taken.push(name)
      if (!values.json) process.stdout.write(`${name}\n`)
    },
  }
  await takeAll(studio)
  clock.end()
  const { taken, failed } = studio
  const compared = before === null ? null : comparePictures(folder, taken, before, studio.wants)
  if (values.json) process.stdout.write(`${JSON.stringify({ taken: taken.length, failed, folder, ...compared })}\n`)
  else if (compared !== null) process.stdout.write(wordsOf(compared))
  if (failed.length > 0) process.stderr.write(`Not taken: ${failed.join(', ')}\n`)
  return failed.length + (compared?.differ.length ?? 0) + (compared?.missing.length ?? 0) > 0 ? 1 : 0
}

/** Of every picture that there is. */
function pictureNames(): readonly string[] {
  const scenes = [...DAY, ...NIGHT, ...CALM, ...villageScenes, ...LARGE, ...provinceScenes]
  return [...scenes.map(({ name }) => name), 'slip', 'overview']
}

async function takeAll(studio: Studio): Promise<void> {
  await day(studio)
  await still(studio, '2026-11-25T21:40', NIGHT)
  await still(studio, '2026-11-25T15:15', CALM)
  await still(studio, '2026-11-25T09:10', villageScenes, 'village')
  await still(studio, '2026-11-25T09:10', LARGE, 'city')
  await province(studio)
  const browser = await openBrowser()
  if ((await takeOverview(browser, studio.folder)) && studio.wants('overview')) studio.note('overview')
  await browser.close()
}

async function day(studio: Studio): Promise<void> {
  const [good, empty] = [await PrinterEmulator.start(), await PrinterEmulator.start()]
  empty.state.paper = 'out'
  clock.set(momentOf('2026-11-25T10:15'))
  const server = await startServer({
    root: studio.root,
    args: [
      '--at',
      '2026-11-25T10:15',
      '--allowance',
      '1000',
      '--printer',
      `3 号机=127.0.0.1:${good.port}`,
      '--printer',
      `2 号机=127.0.0.1:${empty.port}`,
    ],
  })
  const floor = await openFloor(server.url, COUNTERS)
  await fillFloor(floor)
  await shoot(studio, DAY, { url: server.url, floor })
  const job = good.jobs.find((one) => one.printed)
  if (job) writeFileSync(join(studio.folder, 'slip.png'), pngOf(drawJob(job.bytes).bitmap, 24))
  if (job && studio.wants('slip')) studio.note('slip')
  floor.close()
  await Promise.all([server.stop(), good.stop(), empty.stop()])
}

const momentOf = (at: string): number => Date.parse(`${at}:00+08:00`)

/** A hall at work. */
const DAY: readonly Scene[] = [
  ...kioskScenes,
  ...displayScenes,
  ...staffScenes,
  ...phoneScenes,
  ...stateScenes,
  ...serviceScenes,
  ...counterScenes,
  ...caseScenes,
]

/** The same hall after hours. */
const NIGHT: readonly Scene[] = [
  { name: 'kiosk-home-night', shoot: async (stage) => settle(await stage.open('/kiosk/', KIOSK)) },
  { name: 'kiosk-home-night-landscape', shoot: async (stage) => settle(await stage.open('/kiosk/', LOBBY)) },
  { name: 'lobby-closed', shoot: async (stage) => settle(await stage.open('/display/?zone=C', LOBBY), 2000) },
  { name: 'lobby-closed-portrait', shoot: async (stage) => settle(await stage.open('/display/?zone=C', KIOSK), 2000) },
]

/** The same hall in an empty afternoon. */
const CALM: readonly Scene[] = [
  { name: 'lobby-quiet', shoot: async (stage) => settle(await stage.open('/display/?zone=C', LOBBY), 2000) },
  { name: 'manager-floor-empty', shoot: (stage) => signIn(stage, '/manager/', '0101', '1357') },
]

/** A house of more zones than fit, before anybody sits at a window: what the floor says of it. */
const LARGE: readonly Scene[] = [
  { name: 'manager-floor-city', shoot: (stage) => signIn(stage, '/manager/', '0101', '1357') },
]

async function still(studio: Studio, at: string, scenes: readonly Scene[], site = 'county'): Promise<void> {
  if (!scenes.some(({ name }) => studio.wants(name))) return
  clock.set(momentOf(at))
  const server = await startServer({ root: studio.root, site, args: ['--at', at] })
  // A room without queues has no floor to fill.
  const floor = site === 'county' ? await openFloor(server.url, []) : null
  await shoot(studio, scenes, { url: server.url, floor: floor as Floor })
  floor?.close()
  await server.stop()
}

/** The hall of a province that was made up, with all its counties. */
async function province(studio: Studio): Promise<void> {
  if (!provinceScenes.some(({ name }) => studio.wants(name))) return
  clock.set(momentOf(MADE_AT))
  const cities = await playCities(MADE_AT, clock.nowMs)
  const work = mkdtempSync(join(tmpdir(), 'yichuang-province-'))
  const server = await startProvince(work, cities, MADE_AT, studio.root)
  const floor = await openFloor(server.url, [])
  await shoot(studio, provinceScenes, { url: server.url, floor })
  floor.close()
  await Promise.all([server.stop(), cities.stop()])
  rmSync(work, { recursive: true, force: true })
}

/** The clocks go on, and the programs have looked at them. */
async function turned(nowMs: number): Promise<void> {
  clock.set(nowMs)
  await new Promise((resolve) => setTimeout(resolve, LOOKED_AFTER_MS))
}

/** Takes those of `scenes` that are wanted; the clock of each depends on its place among all of them. */
async function shoot(studio: Studio, scenes: readonly Scene[], base: Pick<Stage, 'url' | 'floor'>): Promise<void> {
  const browser = await openBrowser()
  const openedMs = clock.nowMs()
  for (const [place, scene] of scenes.entries()) {
    if (!studio.wants(scene.name)) continue
    const nowMs = openedMs + Math.floor(place / SCENES_A_MINUTE) * MINUTE + 5000
    if (nowMs !== clock.nowMs()) await turned(nowMs)
    const contexts: BrowserContext[] = []
    const stage: Stage = {
      ...base,
      open: async (path, size, options) => {
        const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', ...options })
        contexts.push(context)
        await stillPages(context, clock.nowMs(), place * 100 + contexts.length)
        const page = await context.newPage()
        watchRequests(page)
        await page.goto(base.url + path)
        return page
      },
    }
    try {
      const page = await scene.shoot(stage)
      await page.screenshot({ path: join(studio.folder, `${scene.name}.png`), animations: 'disabled' })
      studio.note(scene.name)
    } catch (error) {
      studio.failed.push(scene.name)
      process.stderr.write(`${scene.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`)
    }
    for (const context of contexts) await context.close()
  }
  await browser.close()
}

await runCommand(main)
