/** A table of a house's past waits: which column says what, and what is wrong with it, line by line. */
import type { WaitRow } from '../../../domain/forecast/learned/wait-row.ts'
import { readTable } from '../../catalogue/table-file.ts'
import { TableUnreadable, type TableRow } from '../../catalogue/table-row.ts'

const COLUMNS = ['office', 'queue', 'date', 'time', 'position', 'open_counters', 'published_min', 'wait_min'] as const
type Column = (typeof COLUMNS)[number]

const FAULTS_TOLD = 10
const DAY_MIN = 24 * 60

/** The waits of a file. Throws TableUnreadable naming the first lines and fields that do not fit, and the remedy. */
export async function readWaits(file: string): Promise<readonly WaitRow[]> {
  const [head, ...body] = (await readTable(file)).sheets[0]?.rows ?? []
  const at = placesIn(file, head)
  const faults: string[] = []
  const rows = body.flatMap((row) => {
    const read = waitIn(row, at)
    if (typeof read !== 'string') return [read]
    faults.push(`line ${row.line}: ${read}`)
    return []
  })
  if (faults.length > 0)
    throw new TableUnreadable(
      `${file} has ${faults.length} lines that do not fit; mend them or take them out:\n${faults.slice(0, FAULTS_TOLD).join('\n')}${faults.length > FAULTS_TOLD ? '\n…' : ''}`,
    )
  if (rows.length === 0) throw new TableUnreadable(`${file} holds no waits below its first line.`)
  return rows
}

type Places = Readonly<Record<Column, number>>

function placesIn(file: string, head: TableRow | undefined): Places {
  const titles = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const missing = COLUMNS.filter((column) => !titles.includes(column))
  if (missing.length > 0)
    throw new TableUnreadable(
      `${file}: its first line names the columns, and ${missing.join(', ')} is missing; there must be ${COLUMNS.join(', ')}.`,
    )
  return Object.fromEntries(COLUMNS.map((column) => [column, titles.indexOf(column)])) as unknown as Places
}

/** A wait, or what is wrong with its line. */
function waitIn({ cells }: TableRow, at: Places): WaitRow | string {
  const cell = (column: Column): string => (cells[at[column]] ?? '').trim()
  const time = /^(\d{1,2}):(\d{2})/.exec(cell('time'))
  const atMin = time === null ? Number.NaN : Number(time[1]) * 60 + Number(time[2])
  if (!(atMin < DAY_MIN)) return `time "${cell('time')}" is not like 09:35`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell('date'))) return `date "${cell('date')}" is not like 2026-11-26`
  if (cell('office') === '' || cell('queue') === '') return 'office and queue must be named'
  const figures = (['position', 'open_counters', 'published_min', 'wait_min'] as const).map((column) => ({
    column,
    value: cell(column) === '' ? Number.NaN : Number(cell(column)),
  }))
  const wrong = figures.find(({ value }) => !Number.isFinite(value) || value < 0)
  if (wrong) return `${wrong.column} "${cell(wrong.column)}" is not a number from 0 on`
  const [position = 0, counters = 0, publishedMin = 0, waitMin = 0] = figures.map(({ value }) => value)
  return {
    office: cell('office'),
    queue: cell('queue'),
    date: cell('date'),
    atMin,
    // Whoever is being called stands first, and is called by somebody.
    position: Math.max(1, position),
    counters: Math.max(1, counters),
    publishedMin,
    waitMin,
  }
}
