/** What a report says of itself: Little's law, the sum of states, the chain of the records (REPORT-5). */
import { createHash } from 'node:crypto'
import type { ReportCheck, ReportSums } from '../../domain/report/figures.ts'
import { isLittleRight, littleOf } from '../../domain/report/little.ts'
import { dateOfNo, type Columns } from './columns.ts'
import { within, type Stretch } from './stretch.ts'

interface DayOfLittle {
  readonly date: number
  readonly arrivals: number
  readonly stayMs: number
  readonly counted: number
  readonly minutes: number
}

/** The checks of these days. */
export async function checkOf(columns: Columns, stretch: Stretch, sums: ReportSums): Promise<ReportCheck> {
  const days = await columns.all<DayOfLittle>(
    `SELECT date, v.n::DOUBLE AS arrivals, v.stay AS "stayMs", h.n AS counted, h.minutes::DOUBLE AS minutes
     FROM (SELECT date, count(*) AS n, sum(stay_ms) AS stay FROM visit WHERE ${within(stretch)} GROUP BY date) v
     JOIN (SELECT date, avg(in_house) AS n, count(*) * 5 AS minutes FROM house WHERE ${within(stretch)} GROUP BY date) h
     USING (date) ORDER BY date`,
  )
  const records = await columns.all<{
    date: number
    seq: number
    hash: string
    broken_seq: number | null
    problem: string
  }>(`SELECT date, seq, hash, broken_seq, problem FROM day WHERE ${within(stretch)} ORDER BY date`)
  const ratings = await columns.all<{ date: number; broken_seq: number; problem: string }>(
    `SELECT date, broken_seq, problem FROM rated_day WHERE ${within(stretch)} AND broken_seq IS NOT NULL ORDER BY date`,
  )
  const contacts = await columns.all<{ date: number; broken_seq: number; problem: string }>(
    `SELECT date, broken_seq, problem FROM contact_day WHERE ${within(stretch)} AND broken_seq IS NOT NULL ORDER BY date`,
  )
  // Errands, complaints and projects are in one stream each, of no date: a break in it is one of every report.
  const services = await columns.all<{ stream: string; broken_seq: number; problem: string }>(
    'SELECT stream, broken_seq, problem FROM service_mark WHERE broken_seq IS NOT NULL ORDER BY stream',
  )
  const all = littleOf(days)
  const states = sums.finished + sums.missed + sums.left + sums.merged + sums.open
  return {
    ...all,
    isLittleRight: isLittleRight(days),
    littleOff: days.filter((day) => !isLittleRight([day])).map(({ date }) => dateOfNo(date)),
    isSumRight: states === sums.issued,
    records: records.reduce((sum, { seq }) => sum + seq, 0),
    broken: [
      ...[...records, ...ratings, ...contacts].flatMap(({ date, broken_seq: seq, problem }) =>
        seq === null ? [] : [{ date: dateOfNo(date), seq, problem }],
      ),
      ...services.map(({ stream, broken_seq: seq, problem }) => ({
        date: stretch.to,
        seq,
        problem: `${stream}: ${problem}`,
      })),
    ],
    fingerprint: createHash('sha256')
      .update(records.map(({ date, hash }) => `${dateOfNo(date)} ${hash}`).join('\n'))
      .digest('hex')
      .slice(0, 16),
  }
}
