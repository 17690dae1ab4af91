/** Rooms of the server: which may know which, types included, and no two files that import each other. */
import { expect, it } from 'vitest'
import { importsOf, productSources, report, type Source } from './sources.ts'

/** Each room with those it may know; whatever starts or operates a server may know all of them. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  disk: [],
  store: [],
  paper: [],
  'site-file': [],
  people: ['store'],
  reports: ['store', 'site-file'],
  hall: ['store', 'people', 'site-file'],
  catalogue: ['hall', 'site-file'],
  devices: ['hall', 'store', 'site-file', 'paper'],
  sites: ['hall', 'site-file'],
  integration: ['store', 'hall', 'site-file'],
  archive: ['store', 'paper'],
  standby: ['hall', 'store', 'sites'],
  jobs: ['hall', 'store', 'sites', 'devices', 'reports', 'catalogue', 'archive'],
  gateway: [
    'hall',
    'store',
    'people',
    'devices',
    'sites',
    'catalogue',
    'reports',
    'standby',
    'integration',
    'site-file',
  ],
}
/** What knows nothing but the machine, and serves every room. */
const BELOW_ALL = 'disk'
/** The entries of the server (its own files), the start of it, and the commands for operators. */
const ABOVE_ALL = ['', 'start', 'operate']

const server: readonly Source[] = productSources.filter((source) => source.path.startsWith('server/'))

function roomOf(path: string): string {
  const [, room = '', ...below] = path.split('/')
  return below.length === 0 ? '' : room
}

it('each room of server/ stands in the table of arrows', () => {
  const rooms = [...new Set(server.map((source) => roomOf(source.path)))]
  expect(rooms.filter((room) => !Object.hasOwn(MAY, room) && !ABOVE_ALL.includes(room))).toEqual([])
})

it('rooms of server/ know only the rooms below them, in values and in types', () => {
  const offenders = server.flatMap((source) => {
    const from = roomOf(source.path)
    if (ABOVE_ALL.includes(from)) return []
    return importsOf(source).flatMap(({ target, line }) => {
      if (target === null || !target.startsWith('server/')) return []
      const to = roomOf(target)
      return to === from || to === BELOW_ALL || MAY[from]?.includes(to)
        ? []
        : [
            `${source.path}:${line} imports ${target}: ${from} may not know ${to || 'the entries'}; move what both need down`,
          ]
    })
  })
  expect(report(offenders)).toBe('')
})

it('the table itself runs one way: no room knows a room that knows it', () => {
  const below = (room: string, seen: readonly string[] = []): readonly string[] =>
    (MAY[room] ?? []).flatMap((one) => (seen.includes(one) ? [one] : [one, ...below(one, [...seen, room])]))
  expect(Object.keys(MAY).filter((room) => below(room).includes(room))).toEqual([])
})

it('no files of server/ import each other in a circle, types included', () => {
  const arrows = new Map(
    productSources
      .filter(({ path }) => path.startsWith('server/'))
      .map((source) => [source.path, importsOf(source).flatMap(({ target }) => target ?? [])] as const),
  )
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path) || trail.includes(path)) return
    for (const next of arrows.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of arrows.keys()) visit(path, [])
  expect(report(circles.map((circle) => `${circle}: give what both need to the lower file`))).toBe('')
})
