/** Has a receipt or a notice printed where one sits, and says in one sentence what became of it: nothing is lost by it. */
import type { PaperReply, PaperRequest } from '../../../domain/contract/http/case.ts'
import { createPageI18n, locale } from '../text/i18n.ts'
import { ask, sentenceOf } from './http.ts'

const zh = {
  'paper.receipt': '受理回执',
  'paper.notice': '告知书',
  'paper.refusal': '决定书',
  'paper.printed': '{paper}打好了。',
  'paper.unconfirmed': '{paper}送去打了，打印机没有回话，请看一眼纸。',
  'paper.out': '{paper}没打出来：打印机没纸。办件都在，装纸后再打。',
  'paper.cover': '{paper}没打出来：打印机盖子开着。办件都在，合上后再打。',
  'paper.offline': '{paper}没打出来：打印机连不上。办件都在，可以再打，或打 A4。',
  'paper.failed': '{paper}没打完。办件都在，请再打一次。',
  'paper.noPrinter': '这里没有配打印机，{paper}可以打 A4。',
  'paper.nothing': '没有可打的{paper}。',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  'paper.receipt': 'receipt',
  'paper.notice': 'notice',
  'paper.refusal': 'decision',
  'paper.printed': 'The {paper} is printed.',
  'paper.unconfirmed': 'The {paper} was sent; the printer does not answer, please look at the paper.',
  'paper.out': 'No {paper}: the printer is out of paper. The cases are safe; print again after refilling.',
  'paper.cover': 'No {paper}: the cover of the printer is open. The cases are safe; print again once it is shut.',
  'paper.offline': 'No {paper}: the printer is out of reach. The cases are safe; print again, or on A4.',
  'paper.failed': 'The {paper} did not come out whole. The cases are safe; please print it again.',
  'paper.noPrinter': 'No slip printer here; the {paper} can be printed on A4.',
  'paper.nothing': 'There is no {paper} to print.',
}

const { t } = createPageI18n({ zh, en })

/** What became of it. */
export interface Printed {
  readonly words: string
  readonly isGood: boolean
  /** Nothing was tried: there is no slip printer at this place, or nothing to print. */
  readonly isIdle: boolean
  /** Address of the page for A4; null: there is none. */
  readonly page: string | null
}

/** Never throws; takes as long as the printer does, at most 20 s. */
export async function printPaper(request: Omit<PaperRequest, 'language'>): Promise<Printed> {
  const got = await ask<PaperReply>('POST', '/api/papers', {
    body: { ...request, language: locale.value },
    withinMs: 20_000,
  })
  const paper = t(`paper.${request.paper}`)
  if (!got.ok) return { words: sentenceOf(got, t), isGood: false, isIdle: false, page: null }
  const { outcome, page } = got.value
  if (outcome === null)
    return { words: t(page ? 'paper.noPrinter' : 'paper.nothing', { paper }), isGood: false, isIdle: true, page }
  const isGood = outcome.state !== 'failed'
  return { words: t(`paper.${wordOf(outcome)}`, { paper }), isGood, isIdle: false, page }
}

function wordOf({ state, status }: NonNullable<PaperReply['outcome']>) {
  if (state !== 'failed') return state
  if (status.printer === 'coverOpen') return 'cover'
  if (status.paper === 'out') return 'out'
  return status.printer === 'ok' ? 'failed' : 'offline'
}
