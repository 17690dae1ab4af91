/** npm run screens: pictures of every page and state into docs/screens, from a real server and a real Chromium. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { readOptions, runCommand } from '../../server/operate/command-line.ts'
import { openBrowser } from '../support/browser.ts'
import { drawJob, pngOf } from '../support/printer-paper.ts'
import { PrinterEmulator } from '../support/printer-emulator.ts'
import { playCities, startProvince } from '../support/made-province.ts'
import { startServer } from '../support/server.ts'
import { fillFloor, openFloor, type Floor } from './lively-floor.ts'
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
const HELP =
  'npm run screens -- [--only PARTS] [--out FOLDER] [--json]\n\n  --only PARTS  only pictures whose name begins so, e.g. kiosk or kiosk,lobby\n  --out FOLDER  default docs/screens\n  --json        one object on standard output: taken, failed, folder\n'

/** Hears of each picture that was taken. */
type Note = (name: string) => void

async function main(): Promise<number> {
  const values = readOptions(process.argv.slice(2), {
    only: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  })
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  const folder = values.out ?? join(import.meta.dirname, '..', '..', 'docs', 'screens')
  mkdirSync(folder, { recursive: true })
  const only = (values.only ?? '').split(',')
  const chosen = (scenes: readonly Scene[]): readonly Scene[] =>
    scenes.filter((scene) => only.some((begin) => scene.name.startsWith(begin)))
  const wanted = chosen([
    ...kioskScenes,
    ...displayScenes,
    ...staffScenes,
    ...phoneScenes,
    ...stateScenes,
    ...serviceScenes,
    ...counterScenes,
    ...caseScenes,
  ])
  const taken: string[] = []
  const note = (name: string): void => {
    taken.push(name)
    if (!values.json) process.stdout.write(`${name}\n`)
  }
  const failed = [
    ...(await day(folder, wanted, note)),
    ...(await still(folder, '2026-11-25T21:40', chosen(NIGHT), note)),
    ...(await still(folder, '2026-11-25T15:15', chosen(CALM), note)),
    ...(await still(folder, '2026-11-25T09:10', chosen(villageScenes), note, 'village')),
    ...(await still(folder, '2026-11-25T09:10', chosen(LARGE), note, 'city')),
    ...(await province(folder, chosen(provinceScenes), note)),
  ]
  const browser = await openBrowser()
  await takeOverview(browser, folder)
  await browser.close()
  if (values.json) process.stdout.write(`${JSON.stringify({ taken: taken.length, failed, folder })}\n`)
  if (failed.length > 0) process.stderr.write(`Not taken: ${failed.join(', ')}\n`)
  return failed.length > 0 ? 1 : 0
}

async function day(folder: string, scenes: readonly Scene[], note: Note): Promise<readonly string[]> {
  const [good, empty] = [await PrinterEmulator.start(), await PrinterEmulator.start()]
  empty.state.paper = 'out'
  const server = await startServer({
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
  const failed = await shoot(folder, scenes, { url: server.url, floor }, note)
  const job = good.jobs.find((one) => one.printed)
  if (job) writeFileSync(join(folder, 'slip.png'), pngOf(drawJob(job.bytes).bitmap, 24))
  floor.close()
  await Promise.all([server.stop(), good.stop(), empty.stop()])
  return failed
}

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

async function still(
  folder: string,
  at: string,
  scenes: readonly Scene[],
  note: Note,
  site = 'county',
): Promise<readonly string[]> {
  if (scenes.length === 0) return []
  const server = await startServer({ site, args: ['--at', at] })
  // A room without queues has no floor to fill.
  const floor = site === 'county' ? await openFloor(server.url, []) : null
  const failed = await shoot(folder, scenes, { url: server.url, floor: floor as Floor }, note)
  floor?.close()
  await server.stop()
  return failed
}

/** The hall of a province that was made up, with all its counties. */
async function province(folder: string, scenes: readonly Scene[], note: Note): Promise<readonly string[]> {
  if (scenes.length === 0) return []
  const cities = await playCities()
  const work = mkdtempSync(join(tmpdir(), 'yichuang-province-'))
  const server = await startProvince(work, cities)
  const floor = await openFloor(server.url, [])
  const failed = await shoot(folder, scenes, { url: server.url, floor }, note)
  floor.close()
  await Promise.all([server.stop(), cities.stop()])
  rmSync(work, { recursive: true, force: true })
  return failed
}

async function shoot(
  folder: string,
  scenes: readonly Scene[],
  base: Pick<Stage, 'url' | 'floor'>,
  note: Note,
): Promise<readonly string[]> {
  const browser = await openBrowser()
  const failed: string[] = []
  for (const scene of scenes) {
    const contexts: BrowserContext[] = []
    const stage: Stage = {
      ...base,
      open: async (path, size, options) => {
        const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', ...options })
        contexts.push(context)
        const page = await context.newPage()
        watchRequests(page)
        await page.goto(base.url + path)
        return page
      },
    }
    try {
      await (await scene.shoot(stage)).screenshot({ path: join(folder, `${scene.name}.png`) })
      note(scene.name)
    } catch (error) {
      failed.push(scene.name)
      process.stderr.write(`${scene.name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`)
    }
    for (const context of contexts) await context.close()
  }
  await browser.close()
  return failed
}

await runCommand(main)
