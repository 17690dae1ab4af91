/** The papers of cases as the hall can make them now: receipts by their address, notices by a key of their own. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { CaseFile } from '../../domain/case/state.ts'
import type { SheetContent } from '../../domain/slip/sheet.ts'
import type { SlipLanguage } from '../../domain/slip/slip.ts'
import { noticeSheet, receiptSheet, refusalNo, refusalSheet } from '../../domain/views/papers/case-papers.ts'
import type { Hall } from './hall.ts'
import { readCase } from './read-case.ts'

/** "261126-0147-1", of a refusal "261126-0147-J", and the key of the notice: what stands behind its QR. */
const NOTICE = /^(\d{6}-\d{4,})-(\d+|J)\.([\w-]{22})$/

export interface PaperWish {
  readonly language: SlipLanguage
  readonly isReprint: boolean
  /** The whole address of a path, for a phone; null: none that a phone can open. */
  readonly linkOf: (path: string) => string | null
}

/**
 * The address of a notice. Whoever finds the sheet learns what stands on it and nothing else: the key is drawn from the
 * receipt and cannot be turned back into it, so that neither the case's page nor its pick-up code is reached (PAPER-5).
 */
export function noticePath({ receipt }: Pick<CaseFile, 'receipt'>, noticeNo: string): string {
  return `/n/${noticeNo}.${keyOf(receipt, noticeNo)}`
}

/** The receipt of all cases under one address; null: there are none. */
export async function receiptPaper(hall: Hall, receipt: string, wish: PaperWish): Promise<SheetContent | null> {
  const rows = await hall.store.casesOfReceipt(receipt)
  const files = await Promise.all(rows.map((row) => readCase(hall.store, row.caseNo)))
  const link = wish.linkOf(`/c/${encodeURIComponent(receipt)}`)
  return receiptSheet(
    files.filter((file) => file !== null),
    { ...factsOf(hall, wish), link, isReprint: wish.isReprint },
  )
}

/** A notice or the refusal of a case, by its number; null: the case has none of this number. */
export function noticePaper(hall: Hall, file: CaseFile, noticeNo: string, wish: PaperWish): SheetContent | null {
  if (noticeNo === refusalNo(file))
    return refusalSheet(file, {
      ...factsOf(hall, wish),
      link: wish.linkOf(noticePath(file, noticeNo)),
      isReprint: wish.isReprint,
    })
  const notice = file.notices.find((one) => one.noticeNo === noticeNo)
  if (!notice) return null
  return noticeSheet(file, notice, { ...factsOf(hall, wish), link: wish.linkOf(noticePath(file, noticeNo)) })
}

/** The case and notice behind the last part of a notice's address; null: nothing, and no more is said. */
export async function noticeBehind(
  { store }: Pick<Hall, 'store'>,
  typed: string,
): Promise<{ readonly file: CaseFile; readonly noticeNo: string } | null> {
  const [, caseNo, count, key] = NOTICE.exec(typed) ?? []
  if (caseNo === undefined || key === undefined) return null
  const file = await readCase(store, caseNo)
  const noticeNo = `${caseNo}-${count}`
  const isRight = file !== null && timingSafeEqual(Buffer.from(keyOf(file.receipt, noticeNo)), Buffer.from(key))
  return isRight && paperNos(file).includes(noticeNo) ? { file, noticeNo } : null
}

/** Numbers of what has a page of its own: each notice, the refusal. */
function paperNos(file: CaseFile): readonly string[] {
  const refusal = file.decision?.verdict === 'refused' ? [refusalNo(file)] : []
  return [...file.notices.map(({ noticeNo }) => noticeNo), ...refusal]
}

function factsOf({ index, nowMs }: Hall, { language }: PaperWish) {
  return { index, language, nowMs: nowMs() }
}

function keyOf(receipt: string, noticeNo: string): string {
  return createHash('sha256').update(`${receipt} ${noticeNo}`).digest('base64url').slice(0, 22)
}
