/** A hall's earlier ticket log as a table: CSV or XLSX, its columns in docs/history.md, what is wrong said line by line. */
import type { PastTicket } from '../../../domain/forecast/history.ts'
import type { SettingsIndex } from '../../../domain/plan/settings-index.ts'
import { isRealDate, momentOf } from '../../../domain/words/wall-time.ts'
import { readTable } from '../../catalogue/table-file.ts'
import { TableUnreadable, type TableRow } from '../../catalogue/table-row.ts'

/** Titles by which a column is known; the first of each is the one that docs/history.md names. */
const TITLES = {
  queue: ['queue', '队列'],
  issuedAt: ['issued_at', '取号时间'],
  calledAt: ['called_at', '叫号时间'],
  startedAt: ['started_at', '开始办理'],
  finishedAt: ['finished_at', '办结时间'],
  counter: ['counter', '窗口'],
} as const
type Column = keyof typeof TITLES
const NEEDED: readonly Column[] = ['queue', 'issuedAt', 'calledAt']

export interface HistoryFault {
  readonly line: number
  readonly field: string
  readonly problem: string
}

export interface History {
  readonly tickets: readonly PastTicket[]
  /** Numbers that were never called teach nothing. */
  readonly uncalled: number
  readonly faults: readonly HistoryFault[]
}

/** Reads a ticket log. Throws TableUnreadable where there is no such table. */
export async function readHistory(file: string, index: SettingsIndex): Promise<History> {
  const [head, ...body] = (await readTable(file)).sheets[0]?.rows ?? []
  const titles = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const at = (column: Column): number => titles.findIndex((title) => TITLES[column].some((name) => name === title))
  const missing = NEEDED.filter((column) => at(column) < 0)
  if (missing.length > 0)
    throw new TableUnreadable(
      `${file}: its first line names the columns, and ${missing.map((column) => TITLES[column][0]).join(', ')} is missing (docs/history.md).`,
    )
  const faults: HistoryFault[] = []
  const tickets: PastTicket[] = []
  let uncalled = 0
  for (const row of body) {
    const cell = (column: Column): string => (row.cells[at(column)] ?? '').trim()
    if (row.cells.every((one) => one.trim() === '')) continue
    if (cell('calledAt') === '') uncalled += 1
    else {
      const read = ticketIn(row, cell, index)
      if ('problem' in read) faults.push(read)
      else tickets.push(read)
    }
  }
  return { tickets, uncalled, faults }
}

function ticketIn(
  { line }: TableRow,
  cell: (column: Column) => string,
  index: SettingsIndex,
): PastTicket | HistoryFault {
  const fault = (column: Column, problem: string): HistoryFault => ({ line, field: TITLES[column][0], problem })
  const queue = index.settings.queues.find(({ id, name }) => id === cell('queue') || name === cell('queue'))?.id
  if (queue === undefined)
    return fault('queue', `there is no queue "${cell('queue')}"; name one of ${[...index.queues.keys()].join(', ')}`)
  const { timeZone } = index.settings
  const times = (['issuedAt', 'calledAt', 'startedAt', 'finishedAt'] as const).map((column) => ({
    column,
    atMs: cell(column) === '' ? null : timeIn(cell(column), timeZone),
  }))
  const unread = times.find(({ atMs }) => Number.isNaN(atMs))
  if (unread) return fault(unread.column, `"${cell(unread.column)}" is not like 2026-11-26 09:35:10`)
  const [issuedAtMs = null, calledAtMs = null, startedAtMs = null, finishedAtMs = null] = times.map(({ atMs }) => atMs)
  if (issuedAtMs === null || calledAtMs === null) return fault('issuedAt', 'this cell is empty; fill it in')
  const order = times.filter(({ atMs }) => atMs !== null)
  const backwards = order.find(({ atMs }, k) => Number(atMs) < (order[k - 1]?.atMs ?? 0))
  if (backwards)
    return fault(backwards.column, 'its times run backwards: issued, called, started, finished come in this order')
  return { queue, issuedAtMs, calledAtMs, startedAtMs, finishedAtMs, counter: cell('counter') }
}

/** UTC ms of a wall time such as 2026-11-26 09:35 or 2026/11/26 9:35:10; NaN for anything else. */
function timeIn(text: string, timeZone: string): number {
  const found = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(text)
  if (found === null) return Number.NaN
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0'] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!isRealDate(date) || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return Number.NaN
  return momentOf(date, Number(hour) * 60 + Number(minute), timeZone) + Number(second) * 1000
}
