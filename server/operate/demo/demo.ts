/**
 * npm run demo: a lively hall by itself on a folder that is thrown away, to watch every screen and to sit down at a
 * free window.
 */
import { bothTitles } from '../../../domain/words/site-title.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSite } from '../../site-file/config.ts'
import { startServer, type RunningHall } from '../../main.ts'
import { parseOptions, type ServerOptions } from '../../start/options.ts'
import { readOptions, runCommand, wholeNumber } from '../command-line.ts'
import { workAt } from './clerk.ts'
import type { Life } from './life.ts'
import { letIn, openDoors, walkTheFloor } from './visitors.ts'
import { UsageError } from '../replay/report.ts'

const SPEED_MOST = 20
const HELP = `A lively hall by itself: visitors come, clerks call, recall, serve, park, send on and take breaks; some visitors never come,
some come back. Everything goes through the real server, on a folder that is thrown away at the end.

  npm run demo -- [--speed 5] [--port 8080] [--site county] [--at auto]

  --speed N   1 to ${SPEED_MOST}: so many minutes of people's doings pass in one minute (default 5); clocks go as always
  --port N    default 8080
  --site NAME which site to show (default county)
  --at TIME   the hall's clock, as for npm start
  --help      this text
`

/** The window and the clerk that are left free for whoever watches. */
const FREE_COUNTERS = 1

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), {
    speed: { type: 'string' },
    port: { type: 'string' },
    site: { type: 'string' },
    at: { type: 'string' },
    help: { type: 'boolean' },
  })
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const speed = wholeNumber('speed', options.speed ?? '5', 1)
  if (speed > SPEED_MOST) throw new UsageError(`--speed goes from 1 to ${SPEED_MOST}.`)
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-demo-'))
  const words = [
    '--data',
    folder,
    '--port',
    options.port ?? '8080',
    '--site',
    options.site ?? 'county',
    '--at',
    options.at ?? 'auto',
  ]
  const asked = parseOptions(words) as ServerOptions
  try {
    const running = await startServer(asked)
    await play(running, speed, asked.site)
    await running.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return 0
}

/** Lets the hall live until Ctrl+C. */
async function play(running: RunningHall, speed: number, site: string): Promise<void> {
  const ending = new AbortController()
  const life: Life = { hall: running.hall, settings: running.hall.index.settings, speed, signal: ending.signal }
  const clerks = life.settings.clerks.filter((clerk) => clerk.role === 'clerk')
  const desks = life.settings.counters
    .slice(FREE_COUNTERS)
    .flatMap((counter, at) =>
      clerks[at + FREE_COUNTERS]
        ? [{ counter: counter.id, badgeNo: (clerks[at + FREE_COUNTERS] as { badgeNo: string }).badgeNo }]
        : [],
    )
  process.stdout.write(invitation(running.url, life, site, speed))
  const stop = (): void => ending.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  await openDoors(life)
  const people = [letIn(life), walkTheFloor(life), ...desks.map((desk) => workAt(life, desk.counter, desk.badgeNo))]
  await Promise.all(people).catch((error: unknown) => {
    const isOver = ending.signal.aborted
    ending.abort()
    if (!isOver) throw error
  })
  process.stdout.write('\nClosing the demonstration …\n')
}

function invitation(url: string, life: Life, site: string, speed: number): string {
  const free = life.settings.counters[0]
  const clerk = life.settings.clerks.find((one) => one.role === 'clerk')
  const manager = life.settings.clerks.find((one) => one.role === 'dutyManager')
  const pins = loadSite(site).server.samplePins
  const pages = [
    ['all screens', '/', ''],
    ['kiosk', '/kiosk/', ''],
    ['lobby display', '/display/', ''],
    ['counter display', `/counter-display/?counter=${life.settings.counters[FREE_COUNTERS]?.id ?? ''}`, ''],
    [
      'clerk',
      '/clerk/',
      `window ${free?.label ?? ''} is free: badge ${clerk?.badgeNo ?? ''}, PIN ${pins.get(clerk?.badgeNo ?? '') ?? 'as set'}`,
    ],
    [
      'duty manager',
      '/manager/',
      `badge ${manager?.badgeNo ?? ''}, PIN ${pins.get(manager?.badgeNo ?? '') ?? 'as set'}`,
    ],
  ] as const
  return `\n${bothTitles(life.settings)}: a demonstration, ${speed} times as fast as life.\n\n${pages.map(([name, path, words]) => `  ${name.padEnd(16)} ${(url + path).padEnd(44)} ${words}`.trimEnd()).join('\n')}\n\nStop with Ctrl+C; nothing of it is kept.\n`
}

await runCommand(main)
