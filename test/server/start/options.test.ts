/** What an operator may say on the command line and in the environment. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../server/start/open-store.ts'
import { openSqliteStore } from '../../../server/store/sqlite.ts'
import { parseOptions } from '../../../server/start/options.ts'

describe('the environment', () => {
  it('says whatever the command line leaves out', () => {
    const options = parseOptions(['--site', 'city'], {
      YICHUANG_PORT: '9100',
      YICHUANG_HOST: '0.0.0.0',
      YICHUANG_SITE: 'village',
      YICHUANG_WAIT_FOR_STANDBY: '1',
      YICHUANG_PRINTER: '3 号机=10.1.1.7:9100;4 号机=/dev/usb/lp0',
    })
    expect(options).toMatchObject({ port: 9100, host: '0.0.0.0', site: 'city', waitsForStandby: true })
    expect(options?.printers.get('4 号机')).toEqual({ kind: 'file', path: '/dev/usb/lp0' })
  })

  it('PORT is understood where nothing nearer says a port', () => {
    expect(parseOptions([], { PORT: '3000' })?.port).toBe(3000)
    expect(parseOptions([], { PORT: '3000', YICHUANG_PORT: '4000' })?.port).toBe(4000)
    expect(parseOptions(['--port', '5000'], { PORT: '3000' })?.port).toBe(5000)
  })

  it('is checked like the command line', () => {
    expect(() => parseOptions([], { PORT: 'http' })).toThrow('--port http: give a whole number')
    expect(() => parseOptions([], { YICHUANG_WAIT_FOR_STANDBY: 'perhaps' })).toThrow('YICHUANG_WAIT_FOR_STANDBY')
  })
})

describe('the command line', () => {
  it.each([
    [['--prot', '8090'], 'Unknown option --prot. The options are: --site,'],
    [['--port'], '--port needs a value behind it'],
    [['--data', ''], '--data needs a value behind it'],
    [['--backups='], '--backups needs a value behind it'],
    [['--port', '--host', '0.0.0.0'], '--port needs a value behind it'],
    [['--port', '-1'], '--port -1: give a whole number from 0 to 65535'],
    [['--expect-hall=no'], '--expect-hall takes no value; leave "=no" out'],
    [['village'], '"village" belongs to no option'],
  ])('COMMAND-1 %j is refused in one sentence', (words, sentence) => {
    expect(() => parseOptions(words)).toThrow(sentence)
  })

  it('COMMAND-1 an operator’s words stand behind those of a service and count', () => {
    expect(parseOptions(['--host', '0.0.0.0', '--host', '127.0.0.1'])).toMatchObject({ host: '127.0.0.1' })
  })
})

describe('the site of a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-site-of-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('SITE-11 is the one that was set up in it, where none is named', () => {
    expect(parseOptions(['--data', folder])?.site).toBe('county')
    writeFileSync(join(folder, 'site.yaml'), '')
    expect(parseOptions(['--data', folder])?.site).toBe('new')
    expect(parseOptions(['--data', folder, '--site', 'city'])?.site).toBe('city')
  })

  it('SITE-11 is the one of its newest day: another is refused and changes nothing', async () => {
    const store = openSqliteStore(join(folder, 'hall.db'))
    const opened = (date: string, siteId: string) => {
      const event = { type: 'DayOpened', siteId, serviceDate: date, timeZone: 'Asia/Shanghai' } as const
      const record = { seq: 1, atMs: 1, actor: { kind: 'timekeeper' } as const, commandId: date, event }
      return { stream: `day/${date}`, records: [record] }
    }
    await store.append([opened('2026-11-24', 'elsewhere'), opened('2026-11-25', 'weiyuan')])
    await store.close()
    const given = { data: folder, backups: folder, database: null, expectsHall: false, known: null }
    const opening = (site: string) => openStore({ ...given, waitsForStandby: false }, site, {}, () => undefined)
    await expect(opening('liulin')).rejects.toThrow(
      'holds the hall of the site "weiyuan", and this is the site "liulin"',
    )
    const right = await opening('weiyuan')
    expect((await right.store.counts()).event).toBe(2)
    await right.store.close()
  })
})
