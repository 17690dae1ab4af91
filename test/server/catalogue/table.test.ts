/** The catalogue out to a table and back over HTTP, by the duty manager alone. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CatalogueReply, TableReply } from '../../../domain/contract/http/settings.ts'
import { tablesIn } from '../../../server/catalogue/table-file.ts'
import { csvRows } from '../../../server/catalogue/text-table.ts'
import { tablesOf } from '../../../renderer/manager/office/item-status.ts'
import { OFFICE_ITEMS, officeCsv, officeRows } from '../../support/office-sheet.ts'
import { loadSite } from '../../support/site.ts'
import { signIn } from '../../support/client.ts'
import { startServer, type RunningServer } from '../../support/server.ts'

let server: RunningServer
let boss = ''
beforeAll(async () => {
  server = await startServer({ site: 'village', args: ['--allowance', '200'] })
  boss = await signIn(server.url, '0101', '1357')
})
afterAll(() => server.stop())

const out = (format: string): Promise<Response> =>
  fetch(`${server.url}/api/catalogue/table?format=${format}`, { headers: { cookie: boss } })
async function take(
  name: string,
  content: Buffer,
  cookie = boss,
): Promise<{ readonly status: number; readonly body: TableReply }> {
  const response = await fetch(`${server.url}/api/catalogue/table`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ name, content: content.toString('base64') }),
  })
  return { status: response.status, body: (await response.json()) as TableReply }
}

it.each(['csv', 'xlsx'])(
  'CAT-5 ACCESS-1 the table that goes out as %s comes back in without a change',
  async (format) => {
    const answer = await out(format)
    expect(answer.headers.get('content-disposition')).toContain(`.${format}"`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const { sheets } = await tablesIn(`x.${format}`, bytes)
    expect(await take(`items.${format}`, bytes)).toEqual({
      status: 200,
      body: { drafted: [], unchanged: (sheets[0]?.rows.length ?? 0) - 1, faults: [], notes: [] },
    })
  },
)

it('CAT-5 faults are told by line and field and nothing is taken; what fits is a draft and not yet in force', async () => {
  const csv = await (await out('csv')).text()
  const [head = ''] = csv.split('\r\n')
  const good = `${head}\r\nz01,新事项,New item,${csvRows(csv)[1]?.cells[3]},村委会,Committee,公共服务,是,10\r\n`
  expect(
    (await take('items.csv', Buffer.from(`${good}z02,,No name,nowhere,村委会,Committee,公共服务,是,10\r\n`))).body,
  ).toMatchObject({
    drafted: [],
    faults: [
      { line: 3, field: '队列', kind: 'queue' },
      { line: 3, field: '事项名称', kind: 'empty', problem: 'this cell is empty; fill it in' },
    ],
  })
  expect((await take('items.csv', Buffer.from(good))).body).toEqual({
    drafted: ['z01'],
    unchanged: 0,
    faults: [],
    notes: [],
  })
  const { items } = (await (
    await fetch(`${server.url}/api/catalogue`, { headers: { cookie: boss } })
  ).json()) as CatalogueReply
  expect(items.find((one) => one.id === 'z01')).toMatchObject({ item: null, versions: [{ status: 'draft' }] })
})

it('CAT-5 what is no table is refused in one sentence', async () => {
  expect((await take('items.xlsx', Buffer.from('no sheet'))).status).toBe(400)
  expect((await take('items.txt', Buffer.from('x'))).status).toBe(400)
})

it('CAT-5 CAT-6 a real hall’s sheet of 1,135 items (GBK, title row, merged departments, no English) is in force by two orders', async () => {
  const sheet = officeCsv(officeRows(loadSite('village').settings.queues.map((queue) => queue.name)))
  const taken = await take('进驻事项清单.csv', sheet)
  expect(taken.body.faults).toEqual([])
  expect(taken.body.drafted).toHaveLength(OFFICE_ITEMS)
  const known = async (): Promise<CatalogueReply> =>
    (await (await fetch(`${server.url}/api/catalogue`, { headers: { cookie: boss } })).json()) as CatalogueReply
  const { date, items, onboarding } = await known()
  const [table] = tablesOf(items)
  expect([table?.name, table?.versions.length]).toEqual(['进驻事项清单.csv', OFFICE_ITEMS])
  const answer = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { cookie: boss, 'content-type': 'application/json' },
    body: JSON.stringify({
      commandId: 'enforce-the-sheet',
      command: {
        type: 'EnforceItems',
        versions: table?.versions,
        documentNo: '渭政发〔2026〕12号',
        receiptNo: '备2026-40',
        fromDate: date,
      },
    }),
  })
  expect(await answer.json()).toMatchObject({ ok: true })
  expect((await known()).onboarding.inForce).toBe(onboarding.inForce + OFFICE_ITEMS)
})
