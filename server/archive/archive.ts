/** hall archive: a day with all that it wrote, or one case, as a package that is checked without a hall (SEAL-2). */
import { join } from 'node:path'
import { caseStream, emptyCase } from '../../domain/case/state.ts'
import { dayStream } from '../../domain/queue-day/state.ts'
import { foldInto } from '../../domain/contract/subjects.ts'
import { caseNoIn } from '../../domain/words/case-no.ts'
import { brokenSeals, sealsIn } from '../store/beside/seals.ts'
import { textOpener } from '../store/beside/sealed-texts.ts'
import { recordOf } from '../store/hash-chain.ts'
import type { StoreReader } from '../store/port.ts'
import { NotArchived, gathered, writePackage, type Gathered, type Report } from './package.ts'
import { fontFilesIn } from '../paper/fonts.ts'
import { pdfOf } from '../paper/pdf.ts'
import { dayContents, machinesOf, untyped } from './day-contents.ts'
import { dayPaper } from './day-paper.ts'
import { casePaper, noticePaper, recordsPart, type ArchivePaper } from './documents.ts'
import { writtenOn } from './of-day.ts'
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

/** Writes the package of a day with all that it wrote (SEAL-5). Throws NotArchived for one that the hall has not. */
export async function archiveDay(
  store: StoreReader,
  { site, date, to, data }: ArchiveOf & { readonly date: string },
): Promise<Report> {
  const day = dayStream(date)
  if ((await store.head(day)).seq === 0)
    throw new NotArchived(`This hall has no records of ${date}; say --date YYYY-MM-DD.`)
  const broken = (await brokenSeals(store, [data])).find((one) => one.stream.endsWith(`/${date}`))
  if (broken) throw new NotArchived(`${broken.stream}: ${broken.problem}. A day that is not whole is not archived.`)
  const { stretches, untilMs } = await writtenOn(store, date)
  const found = await gathered(store, stretches)
  const contents = await dayContents(store, { date, rows: found.rows, untilMs })
  const { siteId, timeZone } = await openedOn(store, date, site)
  const paper = dayPaper({ site: siteId, date, timeZone }, contents, found.ends)
  return writePackage(to, found, {
    site: siteId,
    date,
    seal: sealsIn(data).find((one) => one.date === date) ?? null,
    files: {
      'tickets.json': jsonOf(contents.tickets),
      'errands.json': jsonOf(untyped(contents.errands)),
      'feedback.json': jsonOf(untyped(contents.feedback)),
      'first-contacts.json': jsonOf(untyped(contents.contacts)),
      'projects.json': jsonOf(untyped(contents.projects)),
      'index.html': pageOf(paper, recordsPart(found.rows, timeZone, contents.machines)),
      'day.pdf': await printed(paper, found, data),
    },
  })
}

function jsonOf(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}

/** The paper with the end of the package's first stream at the foot of each page. */
function printed(paper: ArchivePaper, { rows, ends }: Gathered, data: string): Promise<Buffer> {
  const [first] = ends
  const proof = first === undefined ? '' : `${first.stream} · ${first.to} · SHA-256 ${first.hash}`
  const atMs = rows.reduce((latest, row) => Math.max(latest, row.atMs), 0)
  return pdfOf({ ...paper, proof, atMs }, fontFilesIn(join(data, 'fonts')))
}

/** Site and clock as the hall's own day names them; without such a day, what was typed and the country's clock. */
async function openedOn(
  store: StoreReader,
  date: string,
  site: string,
): Promise<{ readonly siteId: string; readonly timeZone: string }> {
  const [opened] = await store.read(dayStream(date), 0)
  if (opened?.event.type !== 'DayOpened') return { siteId: site, timeZone: 'Asia/Shanghai' }
  return opened.event
}

/** Writes the package of a case: its records, its page, each notice. Throws NotArchived for an unknown number. */
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
      'case.json': jsonOf({ ...file, receipt: undefined }),
      'index.html': pageOf(paper, recordsPart(found.rows, timeZone, await machinesOf(store))),
      'case.pdf': await printed(paper, found, data),
      ...Object.fromEntries(notices.flat()),
    },
  })
}

async function gatheredCase(store: StoreReader, caseNo: string) {
  const stream = caseStream(caseNo)
  if ((await store.head(stream)).seq === 0) return null
  const found = await gathered(store, [{ stream, after: 0, upTo: Infinity }])
  // Its papers say what was typed as long as its time is not over; its records hold it sealed (SEAL-6).
  const open = await textOpener(store)
  const state = emptyCase()
  for (const row of found.rows) foldInto(stream, state, open(stream, recordOf(row)))
  return state.file === null ? null : { ...found, file: state.file }
}
