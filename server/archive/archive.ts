/** hall archive: a day with the cases it has opened, or one case, as a package that is checked without a hall (SEAL-2). */
import { join } from 'node:path'
import { caseNosIn } from '../../domain/case/of-day.ts'
import { caseStream, emptyCase, type CaseFile, type CaseState } from '../../domain/case/state.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { foldInto } from '../../domain/contract/subjects.ts'
import { caseNoIn } from '../../domain/words/case-no.ts'
import { brokenSeals, sealsIn } from '../store/beside/seals.ts'
import { recordOf, type EventRow } from '../store/hash-chain.ts'
import type { StoreReader } from '../store/port.ts'
import { NotArchived, gathered, writePackage, type Gathered, type Report } from './package.ts'
import { fontFilesIn } from '../paper/fonts.ts'
import { pdfOf } from '../paper/pdf.ts'
import { casePaper, dayPaper, noticePaper, recordsPart, type ArchivePaper } from './documents.ts'
import { pageOf } from './page.ts'

export interface ArchiveOf {
  readonly site: string
  /** Folder of the hall: its files of seals lie there. */
  readonly data: string
  /** Folder of packages. */
  readonly to: string
}

/** Of the hall in a folder, beside its running server. Throws NotArchived for what the hall has not. */
export async function archiveFrom(
  { data, site }: Pick<ArchiveOf, 'data' | 'site'>,
  open: () => Promise<StoreReader>,
  what: { readonly date: string | undefined; readonly caseNo: string | undefined },
  to: string | undefined,
): Promise<Report> {
  if (what.caseNo !== undefined && what.date !== undefined)
    throw new NotArchived('--date and --case are two packages: say one, and the other in a second command.')
  const store = await open()
  const of = { site, data, to: to ?? join(data, 'archive') }
  try {
    if (what.caseNo !== undefined) return await archiveCase(store, what.caseNo, of)
    if (what.date !== undefined) return await archiveDay(store, { ...of, date: what.date })
    throw new NotArchived('Say which: --date with the day, or --case with the number of the case.')
  } finally {
    await store.close()
  }
}

/** Writes the package of a day, with every case that it opened as it stands now. Throws NotArchived for a day that the hall has not. */
export async function archiveDay(
  store: StoreReader,
  { site, date, to, data }: ArchiveOf & { readonly date: string },
): Promise<Report> {
  const day = dayStream(date)
  if ((await store.head(day)).seq === 0)
    throw new NotArchived(`This hall has no records of ${date}; say --date YYYY-MM-DD.`)
  const broken = (await brokenSeals(store, [data])).find((one) => one.stream.endsWith(`/${date}`))
  if (broken) throw new NotArchived(`${broken.stream}: ${broken.problem}. A day that is not whole is not archived.`)
  const own: string[] = []
  for (const kind of OF_A_DAY) if ((await store.head(`${kind}/${date}`)).seq > 0) own.push(`${kind}/${date}`)
  const cases = caseNosIn(await store.read(day, 0)).map(caseStream)
  const found = await gathered(store, [...own, ...cases])
  const tickets = await store.tickets(date)
  const { siteId, timeZone } = await openedOn(store, date, site)
  const files = [...casesIn(found.rows).values()]
  const paper = dayPaper({ site: siteId, date, timeZone }, tickets, files, found.ends)
  return writePackage(to, found, {
    site: siteId,
    date,
    seal: sealsIn(data).find((one) => one.date === date) ?? null,
    files: {
      'tickets.json': `${JSON.stringify(tickets, null, 1)}\n`,
      'index.html': pageOf(paper, recordsPart(found.rows, timeZone)),
      'day.pdf': await printed(paper, found, data),
    },
  })
}

/** The paper with the end of the package's first stream at the foot of each page. */
function printed(paper: ArchivePaper, { rows, ends }: Gathered, data: string): Promise<Buffer> {
  const [first] = ends
  const proof = first === undefined ? '' : `${first.stream} · ${first.to} · SHA-256 ${first.hash}`
  const atMs = rows.reduce((latest, row) => Math.max(latest, row.atMs), 0)
  return pdfOf({ ...paper, proof, atMs }, fontFilesIn(join(data, 'fonts')))
}

/** Site and clock as the hall's own day names them; where it has no such day, what was typed and the country's clock. */
async function openedOn(
  store: StoreReader,
  date: string,
  site: string,
): Promise<{ readonly siteId: string; readonly timeZone: string }> {
  const [opened] = await store.read(dayStream(date), 0)
  if (opened?.event.type !== 'DayOpened') return { siteId: site, timeZone: 'Asia/Shanghai' }
  return opened.event
}

/** Kinds of streams that end with a date. */
const OF_A_DAY = ['booking', 'day', 'first-contact', 'rating'] as const

/** Writes the package of a case: its records, its page, each notice as a document. Throws NotArchived for an unknown number. */
export async function archiveCase(store: StoreReader, typed: string, { site, to, data }: ArchiveOf): Promise<Report> {
  const caseNo = caseNoIn(typed)
  const found = caseNo === null ? null : await gatheredCase(store, caseNo)
  if (found === null)
    throw new NotArchived(`This hall has no case ${typed}; say --case with its ten digits, as 261126-0147.`)
  const { file } = found
  const { siteId, timeZone } = await openedOn(store, file.accepted.date, site)
  const paper = casePaper({ site: siteId, timeZone }, file, found.ends)
  const notices = await Promise.all(
    file.notices.map(async (one) => {
      const notice = noticePaper(siteId, file, one)
      return [
        [`notice-${one.noticeNo}.html`, pageOf(notice)],
        [`notice-${one.noticeNo}.pdf`, await printed(notice, found, data)],
      ] as const
    }),
  )
  return writePackage(to, found, {
    site: siteId,
    date: file.accepted.date,
    caseNo: file.caseNo,
    seal: null,
    files: {
      'case.json': `${JSON.stringify({ ...file, receipt: undefined }, null, 1)}\n`,
      'index.html': pageOf(paper, recordsPart(found.rows, timeZone)),
      'case.pdf': await printed(paper, found, data),
      ...Object.fromEntries(notices.flat()),
    },
  })
}

async function gatheredCase(store: StoreReader, caseNo: string) {
  const stream = caseStream(caseNo)
  if ((await store.head(stream)).seq === 0) return null
  const found = await gathered(store, [stream])
  const file = casesIn(found.rows).get(stream)
  return file === undefined ? null : { ...found, file }
}

function casesIn(rows: readonly EventRow[]): ReadonlyMap<string, CaseFile> {
  const states = new Map<string, CaseState>()
  for (const row of rows) {
    if (!row.stream.startsWith('case/')) continue
    const state = states.get(row.stream) ?? emptyCase()
    foldInto(row.stream, state, recordOf(row))
    states.set(row.stream, state)
  }
  return new Map([...states].flatMap(([stream, { file }]) => (file === null ? [] : [[stream, file] as const])))
}
