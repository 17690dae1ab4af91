/** A booking made the day before is checked in at the kiosk by its code, in a real Chromium. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { PROOF_HEADER, type HoldReply } from '../../domain/contract/http/booking.ts'
import { openBrowser } from '../support/browser.ts'
import { startServer } from '../support/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-booked-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('BOOK-8 KIOSK-13 the code of a booking becomes a number of today', async () => {
  const evening = await startServer({ folder, args: ['--at', '2026-11-25T21:40'] })
  const held = await fetch(`${evening.url}/api/bookings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: 'booked-last-evening',
      date: '2026-11-26',
      minute: 540,
      items: [{ item: 'c05' }],
      phone: '13900000001',
    }),
  })
  const { booking, secret } = (await held.json()) as HoldReply
  const kept = await fetch(`${evening.url}/api/bookings/${booking.code}/confirm`, {
    method: 'POST',
    headers: { [PROOF_HEADER]: secret },
  })
  expect(kept.status).toBe(200)
  await evening.stop()

  const morning = await startServer({ folder, args: ['--at', '2026-11-26T08:50'] })
  const browser = await openBrowser()
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
    ).newPage()
    await page.goto(`${morning.url}/kiosk/?name=3 号机`)
    await page
      .getByRole('button', { name: /取件、查进度、补打/ })
      .first()
      .click()
    for (const digit of booking.code) await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: '预约签到' }).click()
    await page.getByRole('heading', { name: /^[A-Z]\d{3}$/ }).waitFor()
    await page.getByText('请到二楼 C 区等候').waitFor()
  } finally {
    await browser.close()
    await morning.stop()
  }
})
