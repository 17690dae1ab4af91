/** What the terminal says once the hall is open: where to go, who can sign in, how to stop. */
import { bothTitles } from '../../domain/words/site-title.ts'
import type { HallSettings } from '../../domain/plan/settings.ts'
import type { ServerOptions } from './options.ts'

/** The text to print. Names PINs only of a sample's made-up staff. */
export function banner(
  url: string,
  settings: HallSettings,
  samplePins: ReadonlyMap<string, string>,
  options: ServerOptions,
  shiftedTo: string | null,
): string {
  const counter = settings.counters[0]?.id ?? ''
  const pages: readonly (readonly [string, string])[] = [
    ['all screens', '/'],
    ['kiosk', '/kiosk/'],
    ['lobby display', '/display/'],
    ['counter display', `/counter-display/?counter=${encodeURIComponent(counter)}`],
    ['clerk', '/clerk/'],
    ['duty manager', '/manager/'],
    ['HTTP API', '/api/docs'],
  ]
  const lines = [
    '',
    `${bothTitles(settings)} is open.`,
    '',
    ...pages.map(([name, path]) => `  ${name.padEnd(16)} ${url}${path}`),
    '',
    ...samples(settings, samplePins),
    ...(shiftedTo === null
      ? []
      : [
          `Its clock starts at ${shiftedTo}, so that the counters are open while you try it; --at now goes by the real time.`,
        ]),
    ...(options.host === '127.0.0.1'
      ? ['Only this machine can reach it; --host 0.0.0.0 opens it to the network of the hall.']
      : []),
    `Data: ${options.data}`,
    'Stop with Ctrl+C.',
    '',
  ]
  return lines.join('\n')
}

function samples(settings: HallSettings, samplePins: ReadonlyMap<string, string>): readonly string[] {
  if (samplePins.size === 0) return []
  const shown = (['clerk', 'dutyManager', 'floorGuide'] as const).flatMap((role) => {
    const person = settings.clerks.find((clerk) => clerk.role === role && samplePins.has(clerk.badgeNo))
    return person
      ? [
          `  ${{ clerk: 'clerk', dutyManager: 'duty manager', floorGuide: 'floor guide' }[role].padEnd(16)} badge ${person.badgeNo}, PIN ${samplePins.get(person.badgeNo)}`,
        ]
      : []
  })
  return ['Sample staff who can sign in (made-up people, PINs for trying out only):', ...shown, '']
}
