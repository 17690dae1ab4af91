/** Which ordeal was asked for, with nothing beside it that it would pass over (COMMAND-1). */
import { UsageError } from '../../server/operate/replay/report.ts'

/** Each is told by one of these, and they are tried one at a time; beside them what each takes, and --seed and --json. */
const TAKES = {
  crash: [],
  ordeal: [],
  seeds: ['days', 'plant', 'blind'],
  kill: ['servers', 'database'],
  pause: ['servers', 'database'],
  offline: ['hours'],
  damage: [],
  fair: ['plant'],
  promises: [],
  staffing: [],
  seed: ['days', 'plant', 'blind'],
} as const
type Name = keyof typeof TAKES
const NAMES = Object.keys(TAKES) as readonly Name[]
const PARTS = ['days', 'plant', 'blind', 'servers', 'database', 'hours'] as const

export type Asked = Readonly<Partial<Record<Name | (typeof PARTS)[number], string | boolean | undefined>>>

/** The name of the ordeal. Throws UsageError. */
export function askedOrdeal(options: Asked): Name {
  const asked = NAMES.filter((name) => name !== 'seed' && options[name] !== undefined)
  if (asked.length > 1)
    throw new UsageError(
      `${asked.map((name) => `--${name}`).join(' and ')} are not tried at once. Ask for one of them.`,
    )
  if (options.seeds !== undefined && options.seed !== undefined)
    throw new UsageError('--seeds are many days and --seed is one of them. Ask for one.')
  const isOfTwo = options.servers !== undefined || options.database !== undefined
  const spoken = asked[0] ?? (options.seed === undefined || isOfTwo ? null : 'seed')
  const name = spoken ?? (isOfTwo ? 'kill' : 'crash')
  for (const part of PARTS) {
    if (options[part] === undefined || (TAKES[name] as readonly string[]).includes(part)) continue
    const owners = NAMES.filter((one) => (TAKES[one] as readonly string[]).includes(part))
    const words = owners.map((one) => (one === 'seed' ? '--seed alone' : `--${one}`)).join(' or ')
    throw new UsageError(`--${part} goes with ${words}${spoken === null ? '' : `, not with --${spoken}`}.`)
  }
  if (options.servers !== undefined && options.servers !== '2')
    throw new UsageError(`--servers ${options.servers}: two servers are what is tried; write 2, or leave it out.`)
  if (options.database !== undefined && options.database !== 'postgres')
    throw new UsageError(`--database ${options.database}: they stand over PostgreSQL; write postgres, or leave it out.`)
  return name
}
