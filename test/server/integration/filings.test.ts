/** What was filed online comes from another platform into the back office, on a real server (article 20). */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseListReply } from '../../../domain/contract/http/case.ts'
import { signIn } from '../../support/client.ts'
import { startInnerServer, type InnerServer } from '../../support/inner-server.ts'
import { countyWith, type OwnSite } from './own-site.ts'

const KEYS = {
  filer: 'the-online-platforms-key-thirty-two-and-more',
  reader: 'a-readers-key-of-thirty-two-letters-and-more',
}
let site: OwnSite
let server: InnerServer
beforeAll(async () => {
  site = countyWith(
    `integration:\n  keys:\n    - { name: qinwuyuan, key: "${KEYS.filer}", mayFile: true }\n    - { name: reader, key: "${KEYS.reader}" }\n`,
  )
  server = await startInnerServer({ site: site.file })
})
afterAll(async () => {
  await server.stop()
  site.remove()
})

async function file(
  filing: object,
  key = KEYS.filer,
): Promise<{ readonly status: number; readonly body: Record<string, string> }> {
  const response = await fetch(`${server.url}/api/filings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(filing),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

it('FILED-1 a filing is one case of its department, under its number, however often and after whatever restart it comes', async () => {
  const filing = { filingNo: 'SN-2026-000417', item: 'c01' }
  const [first, again] = await Promise.all([file(filing), file(filing)])
  expect(first).toMatchObject({ status: 200, body: { caseNo: expect.stringMatching(/^\d{6}-\d{4}$/) as string } })
  expect(again).toEqual(first)
  await server.kill()
  await server.restart()
  expect(await file(filing)).toEqual(first)
  const cookie = await signIn(server.url, '0101', '1357')
  const list = (await (
    await fetch(`${server.url}/api/cases?list=department`, { headers: { cookie } })
  ).json()) as CaseListReply
  expect(list.rows).toMatchObject([{ caseNo: first.body['caseNo'], status: 'accepted', holder: null }])
  const { office } = (await (
    await fetch(`${server.url}/api/cases/${first.body['caseNo']}`, { headers: { cookie } })
  ).json()) as { readonly office: { readonly accepted: object } }
  expect(office.accepted).toMatchObject({
    ticketNo: null,
    online: { platform: 'qinwuyuan', filingNo: filing.filingNo },
  })
  const receipt = (await (await fetch(`${server.url}/api/receipts/${first.body['receipt']}`)).json()) as object
  expect(receipt).toMatchObject({ cases: [{ caseNo: first.body['caseNo'], status: 'accepted' }] })
})

it('FILED-1 a key that may only read files nothing; an unknown matter and a number of nothing are named', async () => {
  expect(await file({ filingNo: 'SN-1000', item: 'c01' }, KEYS.reader)).toMatchObject({
    status: 403,
    body: { code: 'notAuthorised' },
  })
  expect(await file({ filingNo: 'SN-1001', item: 'none' })).toMatchObject({ status: 409, body: { field: 'item' } })
  expect(await file({ filingNo: '?', item: 'c01' })).toMatchObject({ status: 400, body: { field: 'filingNo' } })
})
