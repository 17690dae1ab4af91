/** hall import --what history: an earlier ticket log teaches the hall's forecasts, so that they are good on the first day. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../disk/folder.ts'
import { lessonsOfHistory } from '../../../domain/forecast/history.ts'
import { composeHall } from '../../hall/compose.ts'
import { loadSite } from '../../site-file/config.ts'
import { refuseOtherSite } from '../../store/beside/site-of-log.ts'
import { openSqliteStore } from '../../store/sqlite.ts'
import type { Report } from '../replay/report.ts'
import { readHistory } from './history-file.ts'

const FAULTS_TOLD = 50

/** Takes a log in; with one fault nothing is taken. The hall's server must not be running. Throws TableUnreadable. */
export async function importHistory(site: string, data: string, file: string): Promise<Report> {
  const { settings } = loadSite(site)
  makeFolder(data)
  const isBegun = existsSync(join(data, 'hall.db'))
  const store = openSqliteStore(join(data, 'hall.db'))
  try {
    await refuseOtherSite(store, settings.siteId, data)
    const hall = await composeHall({ settings, store, nowMs: Date.now, jobs: [], onTrouble: () => undefined })
    const { tickets, uncalled, faults } = await readHistory(file, hall.index)
    if (faults.length > 0)
      return {
        json: { ok: false, tickets: 0, errors: faults },
        lines: [
          ...faults
            .slice(0, FAULTS_TOLD)
            .map(({ line, field, problem }) => `${file}, line ${line}, ${field}: ${problem}`),
          ...(faults.length > FAULTS_TOLD ? [`… and ${faults.length - FAULTS_TOLD} more lines.`] : []),
          'Nothing was taken in.',
        ],
        exit: 1,
      }
    const lessons = lessonsOfHistory(tickets, (queue) => hall.index.queues.get(queue)?.serviceMin ?? 10)
    const name = file.split(/[\\/]/).at(-1) ?? file
    const isUntaught = hall.day().learnedFrom === null
    const answer = await hall.execute(
      {
        commandId: `history-${name}-${hall.nowMs()}`,
        command: { type: 'LearnForecast', from: name, queues: [...lessons] },
      },
      { kind: 'timekeeper' },
    )
    await hall.close()
    const isTaught = isUntaught && answer.ok && hall.day().learnedFrom === name
    const queues = [...lessons.keys()]
    return {
      json: { ok: isTaught, data, tickets: tickets.length, uncalled, queues, errors: [] },
      lines: isTaught
        ? [
            isBegun ? `Into the hall in ${data}:` : `A new hall was begun in ${data}, for there was none:`,
            `${tickets.length} tickets of ${queues.length} queues (${queues.join(', ')}) have taught the forecast; ${uncalled} numbers were never called and teach nothing.`,
          ]
        : [
            'Today has learned already, from the day before or from another log: import before the first day, or tomorrow before the hall opens.',
          ],
      exit: isTaught ? 0 : 1,
    }
  } finally {
    await store.close()
  }
}
